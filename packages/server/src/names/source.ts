import type { Reader } from '../store/reader.js';
import type { HostNames } from './host-names.js';

/** What a request is answered from. */
export interface Source {
  readonly database: Reader;
  /** The host's own names, where it has a directory of them. */
  readonly hostNames: HostNames | undefined;
  /** Reports a failure that the answer does not show: one of the names, or one after the answer has begun. */
  readonly failed: (error: unknown) => void;
}
