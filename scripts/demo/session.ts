import type { IncomingMessage } from 'node:http';
import { CreditUsageClient } from '@credit-usage/sdk';
import type { Api } from './api.ts';
import { CONTRIBUTED, isViewerId, VIEWERS, type ViewerId } from './viewers.ts';

const COOKIE = 'demo_viewer';

/** What the product tells its page about the session. */
interface Session {
  readonly viewer: ViewerId;
  readonly viewers: readonly { readonly id: string; readonly label: string }[];
  /** A conversation that the user knows from working on an agent, even without permission to see usage. */
  readonly conversation?: ConversationId | undefined;
}

interface ConversationId {
  readonly organizationId: string;
  readonly agentId: string;
  readonly conversationId: string;
}

/** An answer to the page. */
export interface SessionAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly cookie?: string;
}

/** Who is signed in. A real product has sessions; here the page chooses the user, and a cookie remembers the choice. */
export function viewerOf({ headers }: IncomingMessage): ViewerId {
  const given = new RegExp(`(?:^|; )${COOKIE}=([a-z]+)`).exec(headers.cookie ?? '')?.[1];
  return isViewerId(given) ? given : 'owner';
}

/** `GET /session` says who is signed in. `POST /session?viewer=…` changes it. */
export async function answerSession(request: IncomingMessage, url: URL, api: Api): Promise<SessionAnswer> {
  if (request.method !== 'POST') return { status: 200, body: await sessionOf(viewerOf(request), api) };
  const viewer = url.searchParams.get('viewer');
  if (!isViewerId(viewer)) return { status: 400, body: { error: 'Nobody of that name.' } };
  return {
    status: 200,
    body: await sessionOf(viewer, api),
    cookie: `${COOKIE}=${viewer}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

async function sessionOf(viewer: ViewerId, api: Api): Promise<Session> {
  return {
    viewer,
    viewers: Object.entries(VIEWERS).map(([id, { label }]) => ({ id, label })),
    ...(viewer === 'contributor' && { conversation: await conversationOf(api) }),
  };
}

/** The most expensive conversation of the agent that the contributor works on. */
async function conversationOf(api: Api): Promise<ConversationId | undefined> {
  const { token } = await api.mintToken('owner');
  const client = new CreditUsageClient({ baseUrl: api.url, token });
  const { data } = await client.conversations.list({ ...CONTRIBUTED, sort: '-credits', limit: 1 });
  const [dearest] = data;
  return dearest && { ...CONTRIBUTED, conversationId: dearest.conversationId };
}
