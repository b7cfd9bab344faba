import { requestSelection } from './select-event.js';
/**
 * The detail of `credit-export`.
 *
 * @public
 */
export interface CreditExportDetail {
  /** The format of the file. */
  readonly format: 'csv';
  /** The name of the file. */
  readonly fileName: string;
  /** The content of the file. The saved file has a byte order mark before it, without which Excel misreads letters beyond ASCII. */
  readonly content: string;
}

/** Fires `credit-export`, and saves the file unless the page cancels, for instance to store it elsewhere. */
export function exportCsv(element: Element, fileName: string, content: string): void {
  const detail: CreditExportDetail = { format: 'csv', fileName, content };
  if (requestSelection(element, 'credit-export', detail)) save(fileName, content);
}

function save(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // By the next task, the browser has read the URL.
  setTimeout(() => URL.revokeObjectURL(url));
}
