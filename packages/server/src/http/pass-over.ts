import type { MiddlewareHandler } from 'hono';
import type { Env } from './services.js';

/** How much of a refused body is read so that its sender gets the answer; a longer one is cut off. */
const MOST_PASSED_BYTES = 32_000_000;

/**
 * Reads and drops a body that nobody needs: a request may be refused for its key or path while its body is still being sent. If it were
 * answered before, the client could lose the answer, the connection and the next request on it.
 */
export const passingOver: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const { raw } = c.req;
  if (raw.method === 'GET' || raw.method === 'HEAD' || !raw.body || raw.bodyUsed || raw.body.locked) return;
  await passOver(raw.body);
};

/** Reads to the end, unless there is too much, and keeps nothing. */
export async function passOver(body: AsyncIterable<Uint8Array>): Promise<void> {
  let passed = 0;
  try {
    for await (const chunk of body) {
      passed += chunk.length;
      if (passed > MOST_PASSED_BYTES) return;
    }
  } catch {
    // The sender is gone, and reads no answer.
  }
}
