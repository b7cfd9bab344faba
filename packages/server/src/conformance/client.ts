import { setTimeout } from 'node:timers/promises';
import { redact } from '../log/redact.js';
import { shortened } from './expect.js';
import { requestLine } from './request-line.js';
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
/** A byte order mark is not part of JSON or CSV, so it must not be passed over. */
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Speaks to one server. */
export class Client {
  readonly #base: string;
  readonly #send: Send;
  /** What a credential is, in words: it is never shown itself. */
  readonly #credentials: Map<string, string>;
  #latest = '';

  /**
   * @param base - where the API is, with the path that it is mounted at
   * @param keys - what must never be repeated, sent or not
   */
  constructor(base: string, send: Send, ...keys: readonly string[]) {
    this.#base = base.endsWith('/') ? base.slice(0, -1) : base;
    this.#send = send;
    this.#credentials = new Map(keys.map((key) => [key, 'with a key']));
  }

  /** The latest request, in a line. */
  get latest(): string {
    return this.#latest;
  }

  /** Says what a credential is, for the line of a request. */
  introduce(credential: string, words: string): void {
    this.#credentials.set(credential, words);
  }

  /** Removes credentials from a text: a server may repeat what it was sent, and its tokens may look different from ours. */
  withoutCredentials(text: string): string {
    return [...this.#credentials.keys()].reduce(
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
    const by = credential === undefined ? 'without a credential' : this.#credentials.get(credential);
    if (credential && by === undefined)
      this.#credentials.set(credential, 'with a credential that is not valid');
    this.#latest = requestLine({ method, path, headers, body, by });
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
    const text = UTF_8.decode(await response.arrayBuffer());
    const { status } = response;
    return { status, headers: response.headers, text, json: <Body>() => parse(text, status) as Body };
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

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mismatch('JSON', statusAndText({ status, text }));
  }
}

/** The status, and how the body begins. */
export const statusAndText = ({ status, text }: Pick<Answer, 'status' | 'text'>): string =>
  `${status} ${shortened(text)}`.trimEnd();

/** An answer of 200. @throws Mismatch */
export function ok(answer: Answer): Answer {
  if (answer.status !== 200) throw new Mismatch('200', statusAndText(answer));
  return answer;
}
