import { StoreOverloadedError } from '../store/store-error.js';
import { ProblemError } from './problem-error.js';

/** The body ended before it was whole: whoever sent it is gone, and nobody reads the answer. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError';
}

/** The body is not text in UTF-8. */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';
}

/**
 * Reads a body as text, as it arrives.
 *
 * @param take - told the size of each piece before it is kept; what it throws ends the reading
 * @throws BrokenBodyError, NotTextError
 */
export async function readText(
  body: AsyncIterable<Uint8Array>,
  take: (bytes: number) => void,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body) {
      take(chunk.length);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ProblemError || error instanceof StoreOverloadedError) throw error;
    throw new BrokenBodyError('The body ended before it was whole', { cause: error });
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
