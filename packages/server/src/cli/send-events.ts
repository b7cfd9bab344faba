import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type EventsAccepted,
  EventsAcceptedSchema,
  type KnownProblemCode,
  ProblemSchema,
  problems,
} from '@credit-usage/sdk/contract';
import { redact } from '../log/redact.js';
import { ProblemError } from '../problems/problem-error.js';
import type { Sink } from './import-batches.js';
import { PassingError, type Patience, patiently } from './patiently.js';
import { UsageError } from './usage-error.js';

const compress = promisify(gzip);

/** Statuses with which the server, or a proxy before it, says that the same request may succeed in a moment. */
const PASSING = [408, 429, 502, 503, 504];

/**
 * Sends batches to a running server. A batch that the server cannot take right now, or whose answer is lost, is sent again: the server
 * counts no record twice.
 *
 * @param onWait - called with a message to show before each wait
 * @throws ProblemError with the server's own words; GaveUpError
 */
export function sendEvents(
  base: string,
  key: string | undefined,
  onWait: (words: string) => void,
  pause: Patience['pause'] = sleep,
): Sink {
  if (key === undefined) throw new UsageError('Set CREDIT_USAGE_INGEST_KEY to the server’s ingest key.');
  if (!URL.canParse(base) || !/^https?:/.test(base))
    throw new UsageError('--url must be an http or https address, such as http://127.0.0.1:8787');
  const url = new URL('v1/events', base.endsWith('/') ? base : `${base}/`);
  if (url.username || url.password)
    throw new UsageError(
      '--url must hold no user and no password: the ingest key is all that a server asks for.',
    );
  let answered = false;
  const attempt = async (body: Buffer): Promise<EventsAccepted> => {
    const response = await post(url, key, body).catch((cause: unknown) => {
      // Nobody has ever answered at this address, so it is probably wrong: waiting would not help.
      if (!answered) throw new UsageError(`No server answers at ${url.origin}.`, { cause });
      throw new PassingError(`${url.origin} has stopped answering`, undefined, { cause });
    });
    answered = true;
    return answerOf(url, response);
  };
  return async (_, lines) => {
    const body = await compress(lines.map(({ text }) => text).join('\n'));
    return () => patiently(() => attempt(body), { pause, onWait });
  };
}

const post = (url: URL, key: string, body: Buffer): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/x-ndjson',
      'Content-Encoding': 'gzip',
    },
    body: new Uint8Array(body),
  });

async function answerOf(url: URL, response: Response): Promise<EventsAccepted> {
  if (PASSING.includes(response.status)) {
    await response.body?.cancel();
    throw new PassingError(
      `${url.origin} cannot take records right now (${response.status})`,
      response.headers.get('Retry-After') ?? undefined,
    );
  }
  const text = await response.text().catch((cause: unknown) => {
    throw new PassingError(`The answer from ${url.origin} was cut off`, undefined, { cause });
  });
  const answer = parsed(text);
  if (response.ok) {
    const checked = EventsAcceptedSchema.check(answer);
    if (checked.ok) return checked.value;
  }
  throw problemOf(response, answer);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(response: Response, answer: unknown): Error {
  const checked = ProblemSchema.check(answer);
  if (!checked.ok || !(checked.value.code in problems))
    return new UsageError(
      `The server answered ${response.status} without saying why: is it a credit usage API?`,
    );
  const { code, detail, records } = checked.value;
  // A server that repeats what it was sent would put the key on the terminal, and from there into logs.
  const words = records?.map((each) => ({ ...each, message: redact(each.message) }));
  return new ProblemError(code as KnownProblemCode, redact(detail), words ? { records: words } : {});
}
