import { usageHandlers } from '@credit-usage/sdk/testing';
import { delay, type HttpHandler, HttpResponse, http } from 'msw';

/** Where the API is, for the page. */
export const BASE = '/usage-api';

/** Whatever is asked. */
export const always = (answer: () => Response): HttpHandler[] => [http.get(`${BASE}/*`, answer)];

/** Half of an answer, and then nothing any more. */
function cutOff(): Response {
  const half = new TextEncoder().encode('{"object":"usage_report","total":"12');
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(half);
      await delay(20);
      controller.error(new TypeError('gone'));
    },
  });
  return new HttpResponse(body, { headers: { 'Content-Type': 'application/json' } });
}

const json = (text: string): Response =>
  new HttpResponse(text, { headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'req_broken' } });

/** Something that goes wrong between a page and its server. */
export interface Fault {
  readonly handlers: () => HttpHandler[];
  /** The message in place of an answer. */
  readonly words: string;
  /** Whether there is a button to try again. */
  readonly canRetry: boolean;
  /** Takes a second, so it is tested with one element only: all share the code for messages and waiting. */
  readonly isSlow?: boolean;
}

const LOADED = 'Could not load this data.';

/** By what has happened. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'an error of the server': {
    handlers: () => usageHandlers({ baseUrl: BASE, fail: 500 }),
    words: `${LOADED} The service is not available right now. Try again Request ID: req_fixture`,
    canRetry: true,
  },
  'too many requests': {
    handlers: () => usageHandlers({ baseUrl: BASE, fail: 429 }),
    words: `${LOADED} Too many requests. Wait a moment and try again. Try again Request ID: req_fixture`,
    canRetry: true,
  },
  'an answer that takes too long': {
    handlers: () => usageHandlers({ baseUrl: BASE, delay: 'infinite' }),
    words: `${LOADED} The request took too long. Try again`,
    canRetry: true,
    isSlow: true,
  },
  'no connection': {
    handlers: () => always(() => HttpResponse.error()),
    words: `${LOADED} Check your connection and try again. Try again`,
    canRetry: true,
  },
  'a connection that is cut in the middle of an answer': {
    handlers: () => always(cutOff),
    words: `${LOADED} Check your connection and try again. Try again`,
    canRetry: true,
  },
  'broken JSON': {
    handlers: () => always(() => json('{"object":"usage_report","total":')),
    words: `${LOADED} Contact support. Request ID: req_broken`,
    canRetry: false,
  },
  'an answer of something else': {
    handlers: () => always(() => json('{"object":"weather","degrees":21}')),
    words: `${LOADED} Contact support. Request ID: req_broken`,
    canRetry: false,
  },
  'a sign-in that is over': {
    handlers: () => usageHandlers({ baseUrl: BASE, fail: 401 }),
    words: `${LOADED} Your session has ended. Sign in again. Request ID: req_fixture`,
    canRetry: false,
  },
};
