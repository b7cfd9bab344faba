import type { ScopedRole } from '@credit-usage/sdk';
import type { AnswerStatus } from '../../controllers/query-status.js';
import { readRoles } from '../../data/load-error.js';
import { type ReportPeriod, readPeriod } from '../../i18n/report-period.js';
import { attempt } from '../../util/attempt.js';
import { type CreditConversationKey, readConversationKey } from '../../util/conversation-key.js';
import { readCredits } from '../../util/credits.js';
import { type ExcludedScope, readExcluded } from '../../util/excluded-scope.js';
import { type Moment, readMoment } from '../../util/moment.js';
import { readCount, readNames, readObject, readText } from '../../util/read.js';
import { type ConversationOrder, readOrder } from './conversation-order.js';

/** A row. An unknown value is undefined, never zero. */
export interface ConversationFacts extends CreditConversationKey {
  readonly agentName: string;
  /** The state of the agent, such as `deleted`. */
  readonly agentState: string | undefined;
  /** Set only where the answer covers several organizations, to tell agents with the same name apart. */
  readonly organizationName: string | undefined;
  readonly title: string | undefined;
  readonly credits: string;
  readonly messageCount: number | undefined;
  readonly startedAt: Moment | undefined;
  readonly lastActivityAt: Moment | undefined;
  readonly detailAccess: boolean;
  /** Without access: the roles of which any one suffices. */
  readonly requiredRoles: readonly ScopedRole[];
}

/** A page of conversations. */
export interface PageFacts {
  readonly rows: readonly ConversationFacts[];
  readonly order: ConversationOrder | undefined;
  /** Usage that belongs to no conversation; undefined when there is none. */
  readonly unattributed: string | undefined;
  /** The cursor of the next page; undefined on the last. */
  readonly nextCursor: string | undefined;
  readonly hasMore: boolean;
  readonly period: ReportPeriod;
  readonly range: { readonly from: Moment; readonly to: Moment } | undefined;
  readonly asOf: Moment | undefined;
  readonly excluded: readonly ExcludedScope[];
  /** The names of the organizations in the answer, by id. */
  readonly organizationNames: ReadonlyMap<string, string>;
}

/** The status of an answer, and its facts. */
export interface PageReading {
  readonly status: AnswerStatus;
  readonly facts: PageFacts | undefined;
}

/** One row that cannot be read makes the whole page unreadable, so that no list is silently incomplete. */
export function readPage(answer: unknown): PageReading {
  const facts = attempt(() => readFacts(answer));
  if (!facts) return { status: 'error', facts };
  const isEmpty = facts.rows.length === 0 && facts.unattributed === undefined;
  return { status: isEmpty ? 'empty' : 'ready', facts };
}

function readFacts(answer: unknown): PageFacts | undefined {
  const page = readObject(answer);
  if (!page || !Array.isArray(page.data)) return undefined;
  const scope = readObject(page.scope);
  const organizationNames = readNames(scope?.included);
  const isOfSeveral = (readCount(scope?.includedCount) ?? organizationNames.size) > 1;
  const rows = page.data.map((item) => readRow(item, isOfSeveral ? organizationNames : undefined));
  if (!rows.every((row) => row !== undefined)) return undefined;
  const unattributed = readCredits(page.unattributed);
  const nextCursor = page.hasMore === true ? readText(page.nextCursor) : undefined;
  return {
    rows,
    order: readOrder(readObject(page.query)?.sort),
    unattributed: unattributed === '0' ? undefined : unattributed,
    nextCursor,
    hasMore: page.hasMore === true,
    period: readPeriod(page),
    range: readRange(page.range),
    asOf: readMoment(page.asOf),
    excluded: readExcluded(scope?.excluded),
    organizationNames,
  };
}

/** The range of the rows, as a filter for details that have to agree with them. */
export const rangeOf = ({ range }: PageFacts) => range && { from: range.from.instant, to: range.to.instant };

function readRow(item: unknown, organizationNames: ReadonlyMap<string, string> | undefined) {
  const row = readObject(item);
  const key = readConversationKey(row);
  const credits = readCredits(row?.credits);
  if (!row || !key || credits === undefined) return undefined;
  const detailAccess = row.detailAccess === true;
  return {
    ...key,
    agentName: readText(row.agentName) ?? key.agentId,
    agentState: readText(row.agentState),
    organizationName: organizationNames?.get(key.organizationId),
    title: readText(row.title),
    credits,
    messageCount: readCount(row.messageCount),
    startedAt: readMoment(row.startedAt),
    lastActivityAt: readMoment(row.lastActivityAt),
    detailAccess,
    requiredRoles: detailAccess ? [] : readRoles(row.detailRequires),
  };
}

function readRange(value: unknown): PageFacts['range'] {
  const range = readObject(value);
  const [from, to] = [readMoment(range?.from), readMoment(range?.to)];
  return from && to && from.time < to.time ? { from, to } : undefined;
}
