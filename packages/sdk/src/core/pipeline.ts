import { ApiError } from '../errors/api-error.js';
import { CreditUsageError } from '../errors/base.js';
import { sleep, throwIfAborted } from './abort.js';
import { readAnswer, request } from './attempt.js';
import type { Call, WithResponse } from './call.js';
import { startDeadline } from './deadline.js';
import { mergeHeaders } from './headers.js';
import { type Observation, observe } from './observe.js';
import { retryDelay } from './retry-policy.js';
import { monotonicMs } from './runtime.js';
import { checkTimeout, mergeRetry, type Settings } from './settings.js';
import { checkCallable } from './url.js';

/** What all attempts of one call share. */
interface Run<T> {
  readonly settings: Settings;
  readonly call: Call<T>;
  readonly headers: Readonly<Record<string, string>>;
  readonly retry: Settings['retry'];
  /** When the total time is over, by the monotonic clock. */
  readonly end: number;
  readonly seen: Observation;
}

type Outcome<T> =
  | { readonly ok: true; readonly answer: WithResponse<T> }
  | { readonly ok: false; readonly error: CreditUsageError; readonly token: string | undefined };

/** Makes one call with all its attempts: get a token, send the request, and return the answer, or wait and try again. */
export async function execute<T>(settings: Settings, call: Call<T>): Promise<WithResponse<T>> {
  checkTimeout(call.options.timeoutMs, settings.totalTimeoutMs);
  checkCallable(settings.baseUrl);
  const run: Run<T> = {
    settings,
    call,
    headers: mergeHeaders(settings.headers, call.options.headers),
    retry: mergeRetry(settings.retry, call.options.retry),
    end: monotonicMs() + settings.totalTimeoutMs,
    seen: observe(settings, call),
  };
  let retries = 0;
  let renewed = false;
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryOnce(run, attempt);
    if (outcome.ok) return outcome.answer;
    const { error, token } = outcome;

    // A refused token says nothing about the API's health: a fresh one is tried once, and does not count as a retry.
    if (!renewed && isRefusal(error) && token !== undefined && settings.tokens.renew(token)) {
      renewed = true;
      run.seen.retry(attempt, error, 0);
      continue;
    }
    const delayMs = delayBefore(run, error, retries++);
    if (delayMs === undefined) throw run.seen.failed(attempt, error);
    run.seen.retry(attempt, error, delayMs);
    try {
      await sleep(delayMs, call.options.signal);
    } catch (aborted) {
      throw run.seen.failed(attempt, aborted as CreditUsageError);
    }
  }
}

async function tryOnce<T>(run: Run<T>, attempt: number): Promise<Outcome<T>> {
  const { settings, call, seen } = run;
  let token: string | undefined;
  let stop = (): void => {};
  try {
    throwIfAborted(call.options.signal);
    const deadline = startDeadline({
      timeoutMs: call.options.timeoutMs ?? settings.timeoutMs,
      remainingMs: run.end - monotonicMs(),
      totalTimeoutMs: settings.totalTimeoutMs,
      signal: call.options.signal,
    });
    stop = deadline.stop;
    deadline.enter('token');
    token = await deadline.race(settings.tokens.get(deadline.signal));
    seen.request(attempt);
    const started = monotonicMs();
    const answer = await request(settings, call, token, run.headers, deadline);
    seen.response(attempt, answer, Math.round(monotonicMs() - started));
    const data = readAnswer(call, answer, token === undefined && settings.credentials === 'omit');
    const { status, headers, requestId } = answer;
    return { ok: true, answer: { data, status, requestId, headers, attempts: attempt } };
  } catch (error) {
    if (!(error instanceof CreditUsageError)) throw error;
    return { ok: false, error, token };
  } finally {
    stop();
  }
}

const isRefusal = (error: CreditUsageError): boolean => error instanceof ApiError && error.status === 401;

function delayBefore<T>(
  { retry, end }: Run<T>,
  error: CreditUsageError,
  retries: number,
): number | undefined {
  // A provider has its own way to retry; asking it again would only delay the error.
  if (error.kind === 'token_provider') return undefined;
  return retryDelay({
    ...retry,
    isRetryable: error.isRetryable,
    retries,
    retryAfterMs: error instanceof ApiError ? error.retryAfterMs : undefined,
    remainingMs: end - monotonicMs(),
    random: Math.random(),
  });
}
