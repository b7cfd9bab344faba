/**
 * For scripts: CSV files, clients from the environment, and tokens for whoever holds the secret key. The only entry that needs
 * Node.
 *
 * @packageDocumentation
 */

export type { CellValue, Column } from '../export/columns.js';
export type { CsvOptions } from '../export/csv.js';
export type * from '../index.js';
export { fromEnv } from './from-env.js';
export {
  type MadeToken,
  type TokenViewer,
  type ViewerTokens,
  type ViewerTokensOptions,
  viewerTokens,
} from './viewer-tokens.js';
export { type WriteCsvOptions, type WrittenCsv, writeCsv } from './write-csv.js';
