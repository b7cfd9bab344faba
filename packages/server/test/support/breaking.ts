import type { ConversationCredits, ConversationPage, Problem, UsageReport } from '@credit-usage/sdk/contract';
import type { Send } from '../../src/conformance/client.js';

/** Wraps a server that keeps the contract, and breaks one rule. */
export type Breakage = (right: Send) => Send;

/** An answer that may be changed. */
export interface Changeable {
  status: number;
  readonly headers: Headers;
  /** The parsed JSON, or else the text. */
  body: unknown;
  readonly request: Request;
  readonly url: URL;
}

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

/** Changes answers. */
export const answers =
  (change: (answer: Changeable) => void): Breakage =>
  (right) =>
  async (request) => {
    const url = new URL(request.url);
    const response = await right(request);
    const text = await response.text();
    const isJson = text !== '' && /json/.test(response.headers.get('Content-Type') ?? '');
    const headers = new Headers(response.headers);
    const answer: Changeable = {
      status: response.status,
      headers,
      body: isJson ? JSON.parse(text) : text,
      request,
      url,
    };
    change(answer);
    const body = isJson ? JSON.stringify(answer.body) : (answer.body as string);
    return new Response(answer.status === 304 || !body ? null : body, { status: answer.status, headers });
  };

/** Changes the JSON of good answers. */
export const bodies = (change: (body: Record<string, unknown>, url: URL) => void): Breakage =>
  answers(({ status, body, url }) => {
    if (status === 200 && typeof body === 'object') change(body as Record<string, unknown>, url);
  });

/** Changes problems of one status. */
export const refusals = (
  status: number,
  change: (answer: Changeable, problem: Mutable<Problem>) => void,
): Breakage =>
  answers((answer) => {
    if (answer.status === status) change(answer, answer.body as Mutable<Problem>);
  });

/** Changes requests before the server sees them. */
export const requests =
  (change: (request: Request, url: URL) => Promise<Request> | Request): Breakage =>
  (right) =>
  async (request) =>
    right(await change(request, new URL(request.url)));

export const withUrl = (request: Request, url: URL): Request => new Request(url, request);

export function withHeader(request: Request, name: string, value: string | null): Request {
  const headers = new Headers(request.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return new Request(request, { headers });
}

export const onUsage = (change: (report: Mutable<UsageReport>) => void): Breakage =>
  bodies((body) => {
    if (body.object === 'usage_report') change(body as unknown as Mutable<UsageReport>);
  });

export const onRows = (change: (page: Mutable<ConversationPage>, url: URL) => void): Breakage =>
  bodies((body, url) => {
    if (url.pathname === '/v1/conversations') change(body as unknown as Mutable<ConversationPage>, url);
  });

export const onDetails = (change: (details: Mutable<ConversationCredits>) => void): Breakage =>
  bodies((body) => {
    if (body.object === 'conversation_credits') change(body as unknown as Mutable<ConversationCredits>);
  });
