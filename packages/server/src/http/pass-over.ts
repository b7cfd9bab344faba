import type { MiddlewareHandler } from 'hono';
import type { Env } from './services.js';

/** What is passed over of a body that is refused, so that its sender gets the answer; one that goes on is cut off. */
const MOST_PASSED_BYTES = 32_000_000;

/**
 * Passes over what nobody reads: a request may be refused for its key or its path alone, while its body is still being sent. An answer
 * meanwhile may be lost, with the connection and whatever is sent on it next.
 */
export const passingOver: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const { raw } = c.req;
  if (raw.method === 'GET' || raw.method === 'HEAD' || !raw.body || raw.bodyUsed || raw.body.locked) return;
  await passOver(raw.body);
};

/** Reads to the end, unless that is too far away, and keeps nothing. */
export async function passOver(body: AsyncIterable<Uint8Array>): Promise<void> {
  let passed = 0;
  try {
    for await (const chunk of body) {
      passed += chunk.length;
      if (passed > MOST_PASSED_BYTES) return;
    }
  } catch {
    // Whoever sent it is gone, and wants no answer.
  }
}
