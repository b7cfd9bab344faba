import { requestSelection } from './select-event.js';
/**
 * What `credit-export` says.
 *
 * @public
 */
export interface CreditExportDetail {
  /** What it is written in. */
  readonly format: 'csv';
  /** What the file would be called. */
  readonly fileName: string;
  /** What it would hold. */
  readonly content: string;
}

/** Asks the page whether a reader may save this, and saves it unless the page cancels: it may have a better place for it. */
export function exportCsv(element: Element, fileName: string, content: string): void {
  const detail: CreditExportDetail = { format: 'csv', fileName, content };
  if (requestSelection(element, 'credit-export', detail)) save(fileName, content);
}

function save(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken hold of it by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
