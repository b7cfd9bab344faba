import type {
  AgentPage,
  ConversationCredits,
  ConversationPage,
  Problem,
  TokenResponse,
  UsageReport,
  ViewerGrants,
} from '@credit-usage/sdk/contract';
import {
  AgentPageSchema,
  ConversationCreditsSchema,
  ConversationPageSchema,
  ProblemSchema,
  TokenResponseSchema,
  UsageReportSchema,
} from '@credit-usage/sdk/contract';
import { type EpochMicros, parseInstant } from '@credit-usage/sdk/time';
import { type Ask, queryOf } from './ask.js';
import { type Answer, type Client, ok, statusAndText } from './client.js';
import { expectLike, expectSchema, expectThat, written } from './expect.js';
import { grantsInWords } from './grants-in-words.js';
import { expectedReport, instantOf } from './model.js';
import { Mismatch } from './rule.js';
import type { World } from './world.js';

/** The keys of the server. */
export interface SuiteKeys {
  readonly secret: string;
  readonly ingest?: string;
}

/** What every rule has at hand: a server, the usage that was written there, and viewers of it. */
export class Suite {
  readonly client: Client;
  readonly keys: SuiteKeys;
  readonly world: World;
  /** The origin of a page that may read, where one is known. */
  readonly origin: string | undefined;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(client: Client, keys: SuiteKeys, world: World, origin?: string) {
    this.client = client;
    this.keys = keys;
    this.world = world;
    this.origin = origin;
    client.introduce(keys.secret, 'with the secret key');
    if (keys.ingest !== undefined) client.introduce(keys.ingest, 'with the ingest key');
  }

  /** A token for a viewer of this suite, made once for the same grants. */
  viewer(grants: Partial<ViewerGrants>): Promise<string> {
    const whole = { sub: 'conformance', organizations: [], agents: [], ...grants };
    const key = JSON.stringify(whole);
    const known = this.#tokens.get(key);
    if (known) return known;
    const token = issueToken(this.client, this.keys.secret, whole).then((issued) => issued.token);
    this.#tokens.set(key, token);
    return token;
  }

  /** A viewer with these roles in each of the organizations. */
  member(roles: readonly string[], ...organizations: readonly string[]): Promise<string> {
    return this.viewer({ organizations: organizations.map((id) => ({ id, roles })) });
  }

  /** A viewer that may see the usage of the organizations. */
  billing(...organizations: readonly string[]): Promise<string> {
    return this.member(['Billing'], ...organizations);
  }

  /** A report, valid as the contract says. */
  async report(ask: Ask, token: string): Promise<UsageReport> {
    const answer = await this.client.ask(`/v1/usage${queryOf(ask)}`, token);
    return expectSchema(UsageReportSchema, ok(answer).json());
  }

  /** The report and what it has to be, at its own moment. */
  async reportAndExpected(ask: Ask, ...organizations: readonly string[]) {
    const came = await this.report(ask, await this.billing(...organizations));
    return { came, expected: expectedReport(this.world, organizations, ask, instantOf(came.asOf)) };
  }

  async conversations(ask: Ask, token: string): Promise<ConversationPage> {
    const answer = await this.client.ask(`/v1/conversations${queryOf(ask)}`, token);
    return expectSchema(ConversationPageSchema, ok(answer).json());
  }

  async agents(ask: Ask, token: string): Promise<AgentPage> {
    const answer = await this.client.ask(`/v1/agents${queryOf(ask)}`, token);
    return expectSchema(AgentPageSchema, ok(answer).json());
  }

  async details(path: string, token: string): Promise<ConversationCredits> {
    return expectSchema(ConversationCreditsSchema, ok(await this.client.ask(path, token)).json());
  }

  /** Asks for something that is refused, and checks how. */
  async refused(path: string, token: string | undefined, expected: Partial<Problem>): Promise<Problem> {
    return expectProblem(await this.client.ask(path, token), expected);
  }

  /** Writes records, as one batch. */
  write(records: readonly unknown[]): Promise<Answer> {
    return this.client.post('/v1/events', this.keys.ingest, records);
  }
}

/** Where the details of a conversation are. */
export function creditsPath(agentId: string, conversationId: string, ask: Ask = {}): string {
  const [agent, conversation] = [agentId, conversationId].map(encodeURIComponent);
  return `/v1/agents/${agent}/conversations/${conversation}/credits${queryOf(ask)}`;
}

/** The problem that an answer is. The status comes first: it says the most about an answer that is no refusal. @throws Mismatch */
export function expectProblem(answer: Answer, expected: Partial<Problem>): Problem {
  const { status, code } = expected;
  if (status === undefined ? answer.status < 400 : answer.status !== status)
    throw new Mismatch([status ?? 'a problem', code ?? ''].join(' ').trimEnd(), statusAndText(answer));
  const problem = expectSchema(ProblemSchema, answer.json());
  expectLike({ ...problem, status: answer.status }, expected, 'problem');
  return problem;
}

/** The moment that an answer describes, as its header says. @throws Mismatch */
export function asOfOf({ headers }: Pick<Answer, 'headers'>): EpochMicros {
  const text = headers.get('Usage-As-Of') ?? undefined;
  const instant = parseInstant(text ?? '');
  if (instant === undefined) throw new Mismatch('the header Usage-As-Of with an instant', written(text));
  return instant;
}

/** A 400 that names one of these parameters; it may name others as well. */
export function expectNamed(answer: Answer, code: string, ...parameters: readonly string[]): Problem {
  const problem = expectProblem(answer, { status: 400, code });
  expectThat(
    (problem.errors ?? []).some(
      (error) => error.code === code && (!parameters.length || parameters.includes(error.parameter)),
    ),
    `errors with ${code} for ${parameters.join(' or ') || 'a parameter'}`,
    problem.errors,
  );
  return problem;
}

/** A refusal that names a record of the batch, and the field where it is one. */
export function expectRecord(
  answer: Answer,
  expected: { readonly status: number; readonly code: string },
  index: number,
  field?: string,
): void {
  const { records = [] } = expectProblem(answer, expected);
  expectThat(
    records.some((each) => each.index === index && (field === undefined || each.field === field)),
    `records with index ${index}${field === undefined ? '' : ` and field ${field}`}`,
    records,
  );
}

/** @throws Mismatch where the server gives none */
export async function issueToken(
  client: Client,
  secret: string,
  body: ViewerGrants & { readonly ttlSeconds?: number },
): Promise<TokenResponse> {
  const answer = ok(await client.post('/v1/tokens', secret, body));
  const issued = expectSchema(TokenResponseSchema, answer.json());
  client.introduce(issued.token, grantsInWords(body));
  return issued;
}
