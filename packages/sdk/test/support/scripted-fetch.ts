import type { ReadOperation } from '../../src/contract/index.js';
import type { FetchInit, FetchLike } from '../../src/index.js';
import { echoing } from '../../src/testing/echo.js';

/** One answer of a scripted fetch: a response, an error to reject with, or a function of the request. */
export type Step = Response | Error | ((url: string, init: FetchInit) => Promise<Response> | Response);

export interface ScriptedFetch {
  (...call: Parameters<FetchLike>): Promise<Response>;
  readonly calls: readonly { readonly url: string; readonly init: FetchInit }[];
}

/** A fetch that answers with one step for each call, repeats the last one, and records the calls. */
export function scriptedFetch(...steps: readonly Step[]): ScriptedFetch {
  const calls: { url: string; init: FetchInit }[] = [];
  const fetch = async (url: string, init: FetchInit): Promise<Response> => {
    const step = steps[Math.min(calls.length, steps.length - 1)];
    calls.push({ url, init });
    if (step === undefined) throw new Error('No step left');
    if (step instanceof Error) throw step;
    // A response can be read only once, but the last step may be used many times.
    return step instanceof Response ? step.clone() : step(url, init);
  };
  return Object.assign(fetch, { calls });
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
  });
}

/** An answer that says what was asked for, as those of the API do. */
export const echoed =
  (operation: ReadOperation, body: object): Step =>
  (url) =>
    json(echoing(operation, new URL(url), body));

/** Never answers, and ignores the signal: the worst that a fetch can do. */
export const never = (): Promise<Response> => new Promise(() => {});

/** Headers at once, and a body that never ends. */
export const stalled = (): Response =>
  new Response(
    new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"da')) }),
  );

/** Headers at once, and a body that breaks off. */
export const broken = (): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"data":['));
        controller.error(new TypeError('terminated'));
      },
    }),
  );

/** What a call of the API is rejected with. */
export async function failure(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('Expected a rejection');
}
