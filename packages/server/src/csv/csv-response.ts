import type { ExcludedOrganization } from '@credit-usage/sdk/contract';
import { type Column, toCsv } from '@credit-usage/sdk/export';
import { CACHE_HEADERS } from '../http/answer.js';

/** Small enough to be flushed often, large enough not to cost a write a line. */
const CHUNK_LENGTH = 32_768;
/** Headers beyond this are refused by clients. */
const MAX_EXCLUDED_LENGTH = 4_096;

/** A CSV file that is not written yet. */
export interface CsvAnswer<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: AsyncIterable<Row>;
  readonly asOf: string;
  readonly excluded?: readonly ExcludedOrganization[];
  /** Told when it breaks off half-way. */
  readonly onError: (error: unknown) => void;
}

/**
 * Streams rows as CSV. What goes wrong half-way breaks the connection, so that the caller sees that the file is not whole: an error
 * text never ends up inside it.
 */
export function csvResponse<Row>(answer: CsvAnswer<Row>): Response {
  const chunks = inChunks(toCsv(answer.rows, { columns: answer.columns }));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await chunks.next();
          if (next.done) controller.close();
          else controller.enqueue(encoder.encode(next.value));
        } catch (error) {
          answer.onError(error);
          controller.error(error);
        }
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    // Nothing is read ahead of whoever reads: a HEAD drops the body, and what it had begun would never end.
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      ...CACHE_HEADERS,
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Usage-As-Of': answer.asOf,
      ...(answer.excluded?.length && { 'Usage-Scope-Excluded': listIds(answer.excluded) }),
    },
  });
}

async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<string, void> {
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

/** Ids, percent-encoded and parted by commas; what does not fit is counted at the end: `org_2,org_3,+57`. */
function listIds(organizations: readonly ExcludedOrganization[]): string {
  const listed: string[] = [];
  let length = 0;
  for (const { id } of organizations) {
    const encoded = encodeURIComponent(id);
    if (length + encoded.length + 1 > MAX_EXCLUDED_LENGTH) break;
    listed.push(encoded);
    length += encoded.length + 1;
  }
  const rest = organizations.length - listed.length;
  return [...listed, ...(rest ? [`+${rest}`] : [])].join(',');
}
