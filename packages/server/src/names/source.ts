import type { Reader } from '../store/reader.js';
import type { HostNames } from './host-names.js';

/** What a request is answered from. */
export interface Source {
  readonly database: Reader;
  /** The host's own names, where it has a directory of them. */
  readonly hostNames: HostNames | undefined;
  /** Takes note of a failure that the answer does not show: of names, or after it has begun. */
  readonly failed: (error: unknown) => void;
}
