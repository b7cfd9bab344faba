import type { ConversationCredits, ConversationPage, Problem } from '@credit-usage/sdk/contract';
import { BY_URL } from '../../support/test-store.ts';
import type { TestServer } from '../../support/usage-server.ts';
import { type DetailsQuestion, queryOf } from './questions.ts';
import type { Grants } from './viewers.ts';

/** Everything in an answer that a viewer can see. */
export interface Answer<Body = unknown> {
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly body: Body;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A path with its query: what is undefined is left out, lists are repeated. */
export function pathOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const each of typeof value === 'string' ? [value] : value) search.append(name, each);
  }
  return search.size ? `${path}?${search}` : path;
}

export const detailsPath = ({ agentId, conversationId, ...rest }: DetailsQuestion): string =>
  pathOf(`/v1/agents/${agentId}/conversations/${conversationId}/credits`, queryOf(rest));

/** Asks as a viewer; tokens are made once. */
export class Asking {
  readonly #server: TestServer;
  readonly #tokens = new Map<Grants, Promise<string>>();

  constructor(server: TestServer) {
    this.#server = server;
  }

  async get<Body>(viewer: Grants, path: string, headers?: Record<string, string>): Promise<Answer<Body>> {
    let token = this.#tokens.get(viewer);
    if (!token) {
      token = this.#server.token(viewer);
      this.#tokens.set(viewer, token);
    }
    const response = await this.#server.get(path, await token, headers);
    const text = await response.text();
    return {
      path,
      status: response.status,
      text,
      body: (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as Body,
      headers: [...response.headers],
    };
  }

  /** The credit details of a conversation. */
  details(viewer: Grants, question: DetailsQuestion): Promise<Answer<ConversationCredits>> {
    return this.get(viewer, detailsPath(question));
  }

  /** A CSV file: its rows by the names of the columns. No cell of this world holds a comma or a quote. */
  async csv(viewer: Grants, path: string): Promise<{ answer: Answer; rows: Record<string, string>[] }> {
    const answer = await this.get(viewer, path, { Accept: 'text/csv' });
    const [header = '', ...lines] = answer.text.trimEnd().split('\r\n');
    const names = header.split(',');
    const rows = lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])),
    );
    return { answer, rows };
  }

  /** Every page of a list, from the first. */
  async pages<Page extends { readonly hasMore: boolean; readonly nextCursor: string | null }>(
    viewer: Grants,
    path: string,
    query: Query,
  ): Promise<Answer<Page>[]> {
    const answers: Answer<Page>[] = [];
    for (let cursor: string | undefined; ; ) {
      const answer = await this.get<Page>(viewer, pathOf(path, { ...query, cursor }));
      answers.push(answer);
      if (answer.status !== 200 || answer.body.nextCursor === null) return answers;
      cursor = answer.body.nextCursor;
      if (answers.length > 500) throw new Error(`${path} does not end`);
    }
  }
}

/** Headers that differ between two answers with the same content. */
const VOLATILE = /^(?:x-request-id|date|ratelimit-.*)$/;

/** On a store to which others write as well, a page of conversations that has a next page gets another tag each time. */
export function isTaggedAnew({ body }: Answer): boolean {
  const { unattributed, nextCursor } = body as Partial<ConversationPage>;
  return BY_URL && unattributed !== undefined && typeof nextCursor === 'string';
}

/** The part of an answer that depends only on its content. */
export function lookOf(answer: Answer): object {
  const { requestId, nextCursor, ...body } = answer.body as Partial<Problem & { nextCursor: string | null }>;
  const isAnew = isTaggedAnew(answer);
  const headers = answer.headers.filter(([name]) => !VOLATILE.test(name) && !(isAnew && name === 'etag'));
  // A cursor contains the time at which it was made.
  return { status: answer.status, body: { ...body, more: typeof nextCursor }, headers };
}

/** Works through a list a few at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Names the viewer and the question when a check fails. */
export async function asked(viewer: Grants, question: unknown, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    const words = `${(error as Error).message}\n${JSON.stringify(viewer)}\nasked ${JSON.stringify(question)}`;
    throw new Error(words, { cause: error });
  }
}
