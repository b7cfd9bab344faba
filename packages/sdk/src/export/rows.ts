import { invalidOption } from '../errors/config-error.js';

/** Refuses what cannot be looped over, such as an answer by itself. */
export function asRows<Rows extends Iterable<unknown> | AsyncIterable<unknown>>(rows: Rows): Rows {
  const given: Partial<Iterable<unknown> & AsyncIterable<unknown>> | null | undefined = rows;
  if (given?.[Symbol.iterator] ?? given?.[Symbol.asyncIterator]) return rows;
  throw invalidOption(
    'Expected rows to loop over: a list, the rows of its pages (conversationRows), or those of a report (usageRows)',
  );
}
