/**
 * For scripts: files and the environment. The one entry that needs Node.
 *
 * @packageDocumentation
 */

export type { CellValue, Column } from '../export/columns.js';
export type { CsvOptions } from '../export/csv.js';
export type * from '../index.js';
export { fromEnv } from './from-env.js';
export { type WriteCsvOptions, type WrittenCsv, writeCsv } from './write-csv.js';
