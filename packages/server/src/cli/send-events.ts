import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type EventsAccepted,
  EventsAcceptedSchema,
  type KnownProblemCode,
  ProblemSchema,
  problems,
} from '@credit-usage/sdk/contract';
import { ProblemError } from '../problems/problem-error.js';
import type { Sink } from './import-batches.js';
import { UsageError } from './usage-error.js';

const compress = promisify(gzip);

/** Sends batches to a running server. @throws ProblemError with the server's own words */
export function sendEvents(base: string, key: string | undefined): Sink {
  if (key === undefined)
    throw new UsageError('Set CREDIT_USAGE_INGEST_KEY to the ingest key of that server.');
  if (!URL.canParse(base) || !/^https?:/.test(base))
    throw new UsageError(`--url must be an http or https address, not ${base}`);
  const url = new URL('v1/events', base.endsWith('/') ? base : `${base}/`);
  return async (_, lines) => {
    const body = await compress(lines.map(({ text }) => text).join('\n'));
    return () => send(url, key, body);
  };
}

async function send(url: URL, key: string, body: Buffer): Promise<EventsAccepted> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/x-ndjson',
      'Content-Encoding': 'gzip',
    },
    body: new Uint8Array(body),
  }).catch((cause: unknown) => {
    throw new UsageError(`No server answers at ${url.origin}.`, { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const checked = EventsAcceptedSchema.check(answer);
    if (checked.ok) return checked.value;
  }
  throw problemOf(response, answer);
}

function problemOf(response: Response, answer: unknown): Error {
  const checked = ProblemSchema.check(answer);
  if (!checked.ok || !(checked.value.code in problems))
    return new UsageError(
      `The server answered ${response.status} without saying why: is it a credit usage API?`,
    );
  const { code, detail, records } = checked.value;
  return new ProblemError(code as KnownProblemCode, detail, records ? { records } : {});
}
