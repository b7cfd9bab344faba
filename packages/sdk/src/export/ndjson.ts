/**
 * Rows as newline-delimited JSON, one line at a time.
 *
 * @example
 * ```ts
 * for await (const line of toNdjson(client.conversations.list())) process.stdout.write(line);
 * ```
 * @public
 */
export async function* toNdjson(
  rows: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string, void> {
  for await (const row of rows) {
    const line = JSON.stringify(row);
    if (line === undefined) throw new TypeError('A row cannot be written as JSON: expected an object');
    yield `${line}\n`;
  }
}
