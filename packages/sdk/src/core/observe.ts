import type { CreditUsageError } from '../errors/base.js';
import type { AttemptAnswer } from './attempt.js';
import type { Call } from './call.js';
import { type Hooks, notify } from './hooks.js';
import { log } from './logger.js';
import type { Settings } from './settings.js';

/** Tells the hooks and the log what happens in one call. */
export interface Observation {
  request(attempt: number): void;
  response(attempt: number, answer: AttemptAnswer, durationMs: number): void;
  retry(attempt: number, error: CreditUsageError, delayMs: number): void;
  /** Returns the error, so that it can be thrown. */
  failed(attempt: number, error: CreditUsageError): CreditUsageError;
}

/** The part of an error that goes into a log line. The message is left out, since it may quote the server. */
const named = (error: CreditUsageError) => {
  const { kind, code, requestId } = error;
  return { kind, code, requestId, cause: error.toJSON().cause?.code };
};

/** Binds hooks and log to one call. */
export function observe({ hooks, logger }: Settings, call: Call<unknown>): Observation {
  const about = (attempt: number) => ({ operation: call.operation, path: call.path, attempt });
  const tell = <Name extends keyof Hooks>(
    name: Name,
    info: Parameters<NonNullable<Hooks[Name]>[number]>[0],
  ): void => {
    const observers = hooks[name] as readonly ((info: unknown) => unknown)[] | undefined;
    notify(observers, Object.freeze(info), () => log(logger, 'warn', 'a hook failed', { hook: name }));
  };

  return {
    request(attempt) {
      log(logger, 'debug', 'request', about(attempt));
      tell('onRequest', about(attempt));
    },
    response(attempt, { status, requestId }, durationMs) {
      const info = { ...about(attempt), status, durationMs, requestId };
      log(logger, 'debug', 'response', info);
      tell('onResponse', info);
    },
    retry(attempt, error, delayMs) {
      log(logger, 'warn', 'trying again', { ...about(attempt), ...named(error), delayMs });
      tell('onRetry', { ...about(attempt), error, delayMs });
    },
    failed(attempt, error) {
      log(logger, 'debug', 'failed', { ...about(attempt), ...named(error) });
      tell('onError', { ...about(attempt), error });
      return error;
    },
  };
}
