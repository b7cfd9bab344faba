import type { Style } from '../layout/style.ts';

/** Where the report is printed. */
export interface Paper {
  readonly style: Style;
  /** Columns of the terminal. */
  readonly width: number;
}
