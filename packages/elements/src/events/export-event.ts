import type { LocalDays } from '../i18n/report-period.js';
import { requestSelection } from './select-event.js';

/**
 * The detail of `credit-export`.
 *
 * @public
 */
export interface CreditExportDetail {
  /** The format of the file. */
  readonly format: 'csv';
  /** The name of the file: what is in it, and the first and last day, such as `usage_2026-10-28_2026-11-26.csv`. */
  readonly fileName: string;
  /** The content of the file. The saved file has a byte order mark before it, without which Excel misreads letters beyond ASCII. */
  readonly content: string;
}

/**
 * The name of a file with the usage of some days, so that files of several periods can lie in one folder: `usage_2026-10-28_2026-11-26.csv`,
 * `usage_2026-11-26.csv` for one day, and `usage.csv` where the days are not known. `days` is that of a `ReportPeriod`, which `readPeriod`
 * reads from any answer with a query and a range; `daysIn` makes it of two instants.
 */
export function csvName(name: string, days: LocalDays | undefined): string {
  return `${[name, ...new Set(days && [days.first, days.last])].join('_')}.csv`;
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
