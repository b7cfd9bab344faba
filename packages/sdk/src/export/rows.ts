import { invalidOption } from '../errors/config-error.js';

/** Refuses what cannot be looped over, such as a single answer. */
export function asRows<Rows extends Iterable<unknown> | AsyncIterable<unknown>>(rows: Rows): Rows {
  const given: Partial<Iterable<unknown> & AsyncIterable<unknown>> | null | undefined = rows;
  if (given?.[Symbol.iterator] ?? given?.[Symbol.asyncIterator]) return rows;
  throw invalidOption(
    'Expected rows to loop over: a list, the rows of its pages (conversationRows), or those of a report (usageRows)',
  );
}

/** Reads rows one at a time, whichever way they can be looped over. */
export function iteratorOf<Row>(rows: Iterable<Row> | AsyncIterable<Row>): AsyncIterator<Row> {
  const given: Partial<AsyncIterable<Row>> = Object(asRows(rows));
  return given[Symbol.asyncIterator]?.() ?? oneByOne(rows);
}

async function* oneByOne<Row>(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row, void> {
  yield* rows;
}

/** Tells the source of rows that no more are wanted. Its answer is not awaited, since it would change nothing. */
export async function leave(source: AsyncIterator<unknown> | undefined): Promise<void> {
  try {
    await source?.return?.();
  } catch {
    // It has been left either way.
  }
}

/** Tells a source once that no more are wanted, although both the loop over it and whoever leaves that loop do. */
function leftOnce<Row>(rows: AsyncIterator<Row>): AsyncIterator<Row> {
  let left: Promise<IteratorResult<Row>> | undefined;
  const end = async (): Promise<IteratorResult<Row>> =>
    (await rows.return?.()) ?? { done: true, value: undefined };
  return {
    next: () => rows.next(),
    return() {
      left ??= end();
      return left;
    },
  };
}

/**
 * Rows that are made of other rows. Whoever leaves them while one is waited for ends that wait at its source, such as a request:
 * a generator by itself would first wait for it.
 */
export function leavable<Row, Made>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  walk: (rows: AsyncIterable<Row>) => AsyncGenerator<Made, void>,
): AsyncGenerator<Made, void> {
  let source: AsyncIterator<Row> | undefined;
  const made = walk({
    [Symbol.asyncIterator]() {
      source = leftOnce(iteratorOf(rows));
      return source;
    },
  });
  const leaveWalk = made.return.bind(made);
  made.return = (value) => {
    void leave(source);
    return leaveWalk(value);
  };
  return made;
}
