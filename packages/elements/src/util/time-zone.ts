import { attempt } from './attempt.js';
import { memo } from './memo.js';

/** Begins as names do. "EST" and the like are no names: those of three letters are listed here. */
const NAME = /^(?![A-Z]{3}$)[A-Z]|^(?:UTC|GMT|UCT|PRC|ROC|ROK)$/;

/** The name by which the browser knows a time zone. */
const knownName = memo((timeZone: string) =>
  attempt(() => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone),
);

/**
 * Whether a value names a time zone that the browser knows. The API also wants the exact case, which browsers tell of most names, but not of
 * all that are links to others: the SDK has a list of these, which would weigh more here than the answer that refuses them.
 */
export function isTimeZone(value: unknown): value is string {
  const known = typeof value === 'string' && NAME.test(value) ? knownName(value) : undefined;
  return known !== undefined && (known === value || known.toLowerCase() !== String(value).toLowerCase());
}
