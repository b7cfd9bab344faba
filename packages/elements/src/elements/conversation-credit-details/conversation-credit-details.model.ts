import type { AnswerStatus } from '../../controllers/query-status.js';
import { attempt } from '../../util/attempt.js';
import { readCredits } from '../../util/credits.js';
import { type Moment, readMoment } from '../../util/moment.js';
import { readCount, readNames, readObject, readText } from '../../util/read.js';

/** An entry: one step that cost credits. Unknown values are undefined. */
export interface EntryFacts {
  readonly id: string | undefined;
  readonly time: Moment | undefined;
  readonly category: string | undefined;
  readonly description: string | undefined;
  readonly credits: string;
}

/** A total and its number of entries. */
export interface UsageSum {
  readonly total: string;
  readonly entryCount: number | undefined;
}

/** The details of a conversation, with one page of its entries. */
export interface DetailsFacts {
  readonly title: string | undefined;
  readonly agentName: string | undefined;
  readonly startedAt: Moment | undefined;
  readonly lastActivityAt: Moment | undefined;
  readonly messageCount: number | undefined;
  readonly whole: UsageSum;
  /** The usage that matches the filter; undefined where that is the whole conversation. */
  readonly selected: UsageSum | undefined;
  readonly entries: readonly EntryFacts[];
  /** By id. */
  readonly categoryLabels: ReadonlyMap<string, string>;
  readonly nextCursor: string | undefined;
  readonly asOf: Moment | undefined;
}

/** The status of an answer, and its facts. */
export interface DetailsReading {
  readonly status: AnswerStatus;
  readonly facts: DetailsFacts | undefined;
}

/** One entry that cannot be read makes the whole answer unreadable: the list would no longer add up to its total. */
export function readDetails(answer: unknown): DetailsReading {
  const facts = attempt(() => readFacts(answer));
  if (!facts) return { status: 'error', facts };
  const isEmpty = facts.entries.length === 0 && facts.whole.total === '0' && !facts.whole.entryCount;
  return { status: isEmpty ? 'empty' : 'ready', facts };
}

type Fields = Readonly<Record<string, unknown>>;

function readFacts(answer: unknown): DetailsFacts | undefined {
  const details = readObject(answer);
  const conversation = readObject(details?.conversation);
  const whole = readSum(details);
  const entries = readEntries(details?.entries);
  if (!details || !conversation || !whole || !entries) return undefined;
  const matched = readObject(details.matched);
  const selected = readSum(matched);
  const isWhole = selected?.total === whole.total && selected.entryCount === whole.entryCount;
  return {
    title: readText(conversation.title),
    agentName: readText(conversation.agentName) ?? readText(conversation.agentId),
    startedAt: readMoment(conversation.startedAt),
    lastActivityAt: readMoment(conversation.lastActivityAt),
    messageCount: readCount(conversation.messageCount),
    whole,
    selected: isWhole ? undefined : selected,
    entries,
    categoryLabels: readNames(matched?.categories, 'label'),
    nextCursor: details.hasMore === true ? readText(details.nextCursor) : undefined,
    asOf: readMoment(details.asOf),
  };
}

function readSum(value: Fields | undefined): UsageSum | undefined {
  const total = readCredits(value?.total);
  return total === undefined ? undefined : { total, entryCount: readCount(value?.entryCount) };
}

function readEntries(value: unknown): readonly EntryFacts[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.map(readEntry);
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

function readEntry(value: unknown): EntryFacts | undefined {
  const entry = readObject(value);
  const credits = readCredits(entry?.credits);
  if (!entry || credits === undefined) return undefined;
  return {
    id: readText(entry.id),
    time: readMoment(entry.time),
    category: readText(entry.category),
    description: readText(entry.description),
    credits,
  };
}
