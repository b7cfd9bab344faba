import { setTimeout } from 'node:timers/promises';
import { redact } from '../log/redact.js';
import { written } from './expect.js';
import { Mismatch } from './rule.js';

/** How a request reaches the server. */
export type Send = (request: Request) => Promise<Response>;

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. @throws Mismatch when it is none */
  json<Body>(): Body;
}

/** What may stand on a request beside its path. */
export interface Asked {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether to wait and ask again after a 429; true unless a rule checks the 429 itself. */
  readonly patient?: boolean;
}

/** How long a request may take: a server that hangs has failed. */
const PATIENCE_MS = 60_000;
/** How often, and for how long, the suite waits after a 429. */
const MAX_WAITS = 3;
const MAX_WAIT_SECONDS = 120;
/** How much of a path is shown. */
const MAX_SHOWN = 300;

/** Speaks to one server. */
export class Client {
  readonly #base: string;
  readonly #send: Send;
  readonly #credentials: Set<string>;
  #latest = '';

  /**
   * @param base - where the API is, with the path that it is mounted at
   * @param keys - what must never be repeated, sent or not
   */
  constructor(base: string, send: Send, ...keys: readonly string[]) {
    this.#base = base.endsWith('/') ? base.slice(0, -1) : base;
    this.#send = send;
    this.#credentials = new Set(keys);
  }

  /** The latest request, in a line. */
  get latest(): string {
    return this.#latest;
  }

  /** Removes credentials from a text: a server may repeat what it was sent, and its tokens may look different from ours. */
  withoutCredentials(text: string): string {
    return [...this.#credentials].reduce(
      (rest, credential) => rest.replaceAll(credential, '…'),
      redact(text),
    );
  }

  /** Asks for a path, with a credential or without. After a 429, it waits and asks again. */
  async ask(path: string, credential?: string, asked: Asked = {}): Promise<Answer> {
    for (let waits = 0; ; waits++) {
      const answer = await this.#askOnce(path, credential, asked);
      if (answer.status !== 429 || asked.patient === false || waits === MAX_WAITS) return answer;
      const seconds = Number(answer.headers.get('Retry-After') ?? 1);
      if (!(seconds <= MAX_WAIT_SECONDS)) return answer;
      await setTimeout(seconds * 1_000);
    }
  }

  async #askOnce(
    path: string,
    credential: string | undefined,
    { method = 'GET', body, headers = {} }: Asked,
  ): Promise<Answer> {
    if (credential) this.#credentials.add(credential);
    this.#latest = `${method} ${path.slice(0, MAX_SHOWN)}`;
    const request = new Request(this.#base + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        ...(credential !== undefined && { Authorization: `Bearer ${credential}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const response = await this.#send(request);
    const text = await response.text();
    const json = <Body>() => parse(text, path) as Body;
    return { status: response.status, headers: response.headers, text, json };
  }

  /** Sends JSON. */
  post(path: string, credential: string | undefined, body: unknown, headers = {}): Promise<Answer> {
    return this.ask(path, credential, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mismatch(`JSON from ${path}`, written(text));
  }
}

/** An answer of 200. @throws Mismatch */
export function ok(answer: Answer): Answer {
  if (answer.status !== 200) throw new Mismatch('200', `${answer.status} ${written(answer.text)}`);
  return answer;
}
