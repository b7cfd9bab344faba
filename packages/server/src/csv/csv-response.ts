import type { ExcludedOrganization } from '@credit-usage/sdk/contract';
import { type Column, toCsv } from '@credit-usage/sdk/export';
import { CACHE_HEADERS } from '../http/answer.js';

/** Small enough to be flushed often, large enough not to cost a write a line. */
const CHUNK_LENGTH = 32_768;
/** Clients refuse longer headers. */
const MAX_EXCLUDED_LENGTH = 4_096;

/** A CSV file to be written. */
export interface CsvAnswer<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: AsyncIterable<Row>;
  readonly asOf: string;
  readonly excluded?: readonly ExcludedOrganization[];
  /** Called when the file breaks off half-way. */
  readonly onError: (error: unknown) => void;
}

/**
 * Streams rows as CSV. The status waits for the first row, so that an unavailable store is reported as such. An error after that breaks
 * the connection, so that the caller sees that the file is incomplete, and no error text ends up inside it.
 */
export async function csvResponse<Row>(request: Request, answer: CsvAnswer<Row>): Promise<Response> {
  // Headers are made first: should that fail, no read has begun that nobody would end.
  const headers = headersOf(answer);
  // For a HEAD no read is begun, since nobody would read its rows.
  const { rows, end } = request.method === 'HEAD' ? unread : await begun(answer.rows);
  const chunks = inChunks(toCsv(rows, { columns: answer.columns }));
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
        await end();
      },
    },
    // Nothing is read ahead: a body that is dropped unread, as for a HEAD, would never end what it had begun.
    { highWaterMark: 0 },
  );
  return new Response(body, { headers });
}

function headersOf({ asOf, excluded }: Pick<CsvAnswer<unknown>, 'asOf' | 'excluded'>): Headers {
  return new Headers({
    ...CACHE_HEADERS,
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Usage-As-Of': asOf,
    ...(excluded?.length && { 'Usage-Scope-Excluded': listIds(excluded) }),
  });
}

/** Rows that are being read. */
interface Begun<Row> {
  readonly rows: AsyncIterable<Row>;
  /** Ends the read, even when no row was asked for yet: a generator that never ran would not clean up. */
  end(): Promise<unknown>;
}

const unread: Begun<never> = { rows: (async function* () {})(), end: async () => undefined };

/** The same rows, once the first one has been read. */
async function begun<Row>(rows: AsyncIterable<Row>): Promise<Begun<Row>> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  const end = async () => iterator.return?.();
  return {
    rows: (async function* () {
      try {
        for (let next = first; !next.done; next = await iterator.next()) yield next.value;
      } finally {
        await end();
      }
    })(),
    end,
  };
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

/** Ids, percent-encoded and separated by commas, followed by the number of those that do not fit: `org_2,org_3,+57`. */
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
