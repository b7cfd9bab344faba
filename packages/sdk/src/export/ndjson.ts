import { leavable } from './rows.js';

/**
 * Rows as newline-delimited JSON, one line at a time.
 *
 * @throws ConfigError when the rows cannot be looped over; TypeError when a row cannot be written as JSON.
 *
 * @example
 * ```ts
 * for await (const line of toNdjson(client.conversations.list())) show(line);
 * ```
 * @public
 */
export function toNdjson(rows: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string, void> {
  return leavable(rows, linesOf);
}

async function* linesOf(rows: AsyncIterable<unknown>): AsyncGenerator<string, void> {
  for await (const row of rows) {
    const line = JSON.stringify(row);
    if (line === undefined) throw new TypeError('A row cannot be written as JSON: expected an object');
    yield `${line}\n`;
  }
}
