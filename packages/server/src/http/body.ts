import { ProblemError } from '../problems/problem-error.js';
import { passOver } from './pass-over.js';

/** The body ended before it was whole: whoever sent it is gone, and nobody reads the answer. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError';
}

/** The body is not text in UTF-8. */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';
}

/**
 * Reads a body as text, as it arrives. One that is refused is passed over up to its end before that is said: an answer to somebody who is
 * still sending may be lost, with the connection and whatever is sent on it next.
 *
 * @param take - told the size of each piece; what it throws refuses the body
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

/** Counts bytes, and ends with a 413 when they are more than are taken. */
export function atMost(bytes: number, detail: string): (more: number) => void {
  let size = 0;
  return (more) => {
    size += more;
    if (size > bytes) throw new ProblemError('payload_too_large', detail);
  };
}
