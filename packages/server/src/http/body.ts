import { ProblemError } from '../problems/problem-error.js';
import { passOver } from './pass-over.js';

/** The body ended before it was complete. Its sender is gone, and nobody reads the answer. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError';
}

/** The body is not text in UTF-8. */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';
}

/**
 * Reads a body as text, as it arrives. A body that is refused is read to its end before the answer: a client that is still sending could
 * lose the answer, the connection and the next request on it.
 *
 * @param take - called with the size of each piece; throws to refuse the body
 * @throws BrokenBodyError, NotTextError
 */
export async function readText(
  body: AsyncIterable<Uint8Array>,
  take: (bytes: number) => void,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  const pieces = body[Symbol.asyncIterator]();
  for (;;) {
    const piece = await pieces.next().catch((cause: unknown) => {
      throw new BrokenBodyError('The body ended before it was complete', { cause });
    });
    if (piece.done) break;
    chunks.push(piece.value);
    try {
      take(piece.value.length);
    } catch (refusal) {
      chunks.length = 0;
      await passOver({ [Symbol.asyncIterator]: () => pieces });
      throw refusal;
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new NotTextError('The body is not valid UTF-8', { cause: error });
  }
}

/** Counts bytes, and throws a 413 when there are too many. */
export function atMost(bytes: number, detail: string): (more: number) => void {
  let size = 0;
  return (more) => {
    size += more;
    if (size > bytes) throw new ProblemError('payload_too_large', detail);
  };
}
