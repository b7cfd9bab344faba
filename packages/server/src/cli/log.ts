import type { Writable } from 'node:stream';
import type { HandledRequest } from '../http/handled-request.js';
import { describeError, type ErrorDescription } from '../log/describe-error.js';
import { printable } from '../log/printable.js';

/** How the log is written. */
export const LOG_FORMATS = ['json', 'text', 'none'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Where a server writes what happens. */
export interface Log {
  request(handled: HandledRequest): void;
  error(error: unknown, requestId: string): void;
}

/** Writes a line for each request and each failure. */
export function logTo(stream: Writable, format: LogFormat): Log {
  // A log that nobody reads any more must not end the server.
  stream.on('error', () => undefined);
  const write = (entry: Entry): void => {
    if (format !== 'none')
      stream.write(`${format === 'json' ? JSON.stringify(entry) : printable(inWords(entry))}\n`);
  };
  return {
    request: (handled) => {
      if (isQuiet(handled)) return;
      write({ level: handled.status >= 500 ? 'error' : 'info', event: 'request', ...handled });
    },
    error: (error, requestId) =>
      write({
        level: 'error',
        event: 'error',
        time: new Date().toISOString(),
        requestId,
        error: describeError(error),
      }),
  };
}

type Entry =
  | ({ readonly level: 'info' | 'error'; readonly event: 'request' } & HandledRequest)
  | {
      readonly level: 'error';
      readonly event: 'error';
      readonly time: string;
      readonly requestId: string;
      readonly error: ErrorDescription;
    };

/** Probes ask every few seconds: lines about their successes would bury all others. */
const isQuiet = ({ route, status }: HandledRequest): boolean =>
  (route === '/healthz' || route === '/readyz') && status < 400;

function inWords(entry: Entry): string {
  if (entry.event === 'error') return `${entry.time} ${entry.requestId} ${inOneLine(entry.error)}`;
  const { time, requestId, method, route, status, durationMs, code } = entry;
  return [
    time,
    requestId,
    method,
    route ?? '-',
    status,
    `${durationMs} ms`,
    ...(code === undefined ? [] : [code]),
  ].join(' ');
}

function inOneLine({ name, message, code, causes = [] }: ErrorDescription): string {
  const own = `${name}${code === undefined ? '' : ` ${code}`}: ${message}`.replace(/\s+/g, ' ');
  return [own, ...causes.map(inOneLine)].join(' ← ');
}
