import type { UsageRecord } from '@credit-usage/sdk/contract';
import { compare, sum } from '@credit-usage/sdk/credits';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { byId, grouped, instantOf, selected, totalOf } from './model.js';
import { AGENT_NAMES, type World } from './world.js';

/** Which conversation: its id alone does not identify it. */
export interface Talk {
  readonly organizationId: string;
  readonly agentId: string;
  readonly conversationId?: string;
}

export const isOf =
  ({ organizationId, agentId, conversationId }: Talk) =>
  (record: Talk): boolean =>
    record.organizationId === organizationId &&
    record.agentId === agentId &&
    record.conversationId === conversationId;

/** By time, then id. */
export function inOrder(usage: readonly UsageRecord[]): UsageRecord[] {
  return [...usage].sort((a, b) => instantOf(a.time) - instantOf(b.time) || byId(a, b));
}

/** All rows that the answer must have, in its order, and the usage outside of them. */
export function expectedRows(world: World, organizations: readonly string[], ask: Ask, asOf: EpochMicros) {
  const usage = selected(world, organizations, ask, asOf);
  const talks = usage.filter(({ conversationId }) => conversationId !== undefined);
  const keyOf = ({ organizationId, agentId, conversationId = '' }: UsageRecord) =>
    JSON.stringify([organizationId, agentId, conversationId]);
  const rows = [...grouped(talks, keyOf)].map(([key, records]) => {
    const [organizationId, agentId, conversationId] = JSON.parse(key) as [string, string, string];
    const talk = { organizationId, agentId, conversationId };
    return {
      ...talk,
      agentName: AGENT_NAMES[agentId]?.name ?? agentId,
      agentState: AGENT_NAMES[agentId]?.state ?? 'active',
      credits: totalOf(records),
      lastActivityAt: formatInstant(instantOf(inOrder(records).at(-1)?.time ?? '')),
      ...known(world, talk),
    };
  });
  const byPlace = (one: Required<Talk>, other: Required<Talk>) =>
    byText(one.organizationId, other.organizationId) ||
    byText(one.agentId, other.agentId) ||
    byText(one.conversationId, other.conversationId);
  rows.sort((one, other) =>
    ask.sort === '-credits'
      ? compare(other.credits, one.credits) || byPlace(one, other)
      : instantOf(other.lastActivityAt) - instantOf(one.lastActivityAt) || byPlace(one, other),
  );
  return { rows, unattributed: totalOf(usage.filter(({ conversationId }) => conversationId === undefined)) };
}

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** What is known about a whole conversation, from its record, or without one from its first usage. */
export function known(world: World, talk: Talk) {
  for (const record of world.records)
    if (record.type === 'conversation' && isOf(talk)(record))
      return { title: record.title, messageCount: record.messageCount, startedAt: record.startedAt };
  const first = Math.min(...world.usage.filter(isOf(talk)).map(({ time }) => instantOf(time)));
  return { title: null, messageCount: null, startedAt: formatInstant(first) };
}

/** When there was last anything in a whole conversation. */
export function lastActivity(world: World, talk: Talk, asOf: string): string {
  const usage = world.usage.filter(isOf(talk)).map(({ time }) => time);
  const told = world.records.flatMap((record) =>
    record.type === 'conversation' && isOf(talk)(record) ? record.lastActivityAt : [],
  );
  const times = [...usage.filter((time) => instantOf(time) <= instantOf(asOf)), ...told].map(instantOf);
  return formatInstant(Math.max(...times));
}

/** The entries of a conversation that a filter selects; without a range, those of every time. */
export function expectedEntries(world: World, talk: Talk, ask: Ask, asOf: EpochMicros) {
  const { organizationId, agentId } = talk;
  const isWhole = ask.period === undefined && ask.from === undefined;
  const range = isWhole ? { from: 0, to: asOf + 1 } : undefined;
  const usage = selected(world, [organizationId], { ...ask, agentId }, asOf, range).filter(isOf(talk));
  return inOrder(usage).map(({ id, time, category, description, credits }) => ({
    id,
    time: formatInstant(instantOf(time)),
    category,
    description,
    credits: sum([credits]),
  }));
}
