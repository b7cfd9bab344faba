import type { EventRecord } from '@credit-usage/sdk/contract';
import { Temporal } from 'temporal-polyfill';
import { decimal, millionths } from '../../support/exact.ts';
import type { Random } from '../../support/random.ts';
import { instantOf } from './calendar.ts';
import { SCENES, ZONES } from './scenes.ts';

// Amounts that are hard to add up, and ids that are hard to transport.

export const ORGANIZATIONS = ['org_1', 'örg "2"', 'o%2F3'];
const AGENTS = [
  'a',
  'b',
  'A',
  'c/d',
  'ünï',
  '100% "sure"',
  "it's",
  'e\\f',
  '0',
  '__proto__',
  'g\u0000h',
  '日本',
];
const MORE_AGENTS = Array.from({ length: 8 }, (_, index) => `agent-${index}`);
export const CATEGORIES = [
  'LLM',
  'WebSearch',
  'SpeechToText',
  'llm',
  '__proto__',
  'constructor',
  'with, comma',
  '=SUM(A1)',
  '“quoted”\n🪙',
  'x'.repeat(300),
];
const CONVERSATIONS = ['c', 'c/1', 'c?2#', '%', 'ç 3', "'", 'toString', '<b>'];

export interface Usage {
  readonly id: string;
  readonly organization: string;
  readonly agent: string;
  readonly conversation: string | null;
  readonly category: string;
  /** Microseconds since 1970. */
  readonly time: number;
  readonly credits: bigint;
  readonly agentName?: string;
}

export interface Conversation {
  readonly organization: string;
  readonly agent: string;
  readonly conversation: string;
  readonly updatedAt: number;
  readonly title: string | null;
  readonly messageCount: number;
  readonly startedAt: number;
}

export interface AgentFact {
  readonly organization: string;
  readonly agent: string;
  readonly name: string;
  readonly state: 'active' | 'deleted';
  readonly updatedAt: number;
}

export interface World {
  readonly usage: Usage[];
  readonly conversations: readonly Conversation[];
  readonly agents: readonly AgentFact[];
}

export function makeWorld(random: Random, size: number): World {
  const usage = Array.from({ length: size }, (_, index) => makeUsage(random, `u${index}`));
  const conversations = Array.from({ length: 150 }, () => makeConversation(random));
  const agents = Array.from({ length: 25 }, () => makeAgent(random));
  return { usage, conversations, agents };
}

/** Each record as it is sent: with its time at some zone's offset, and its credits in some form. */
export function recordsOf(random: Random, world: World): EventRecord[] {
  return random.shuffled([
    ...world.usage.map(
      (usage): EventRecord => ({
        type: 'usage',
        id: usage.id,
        time: written(random, usage.time),
        organizationId: usage.organization,
        agentId: usage.agent,
        category: usage.category,
        description: '',
        credits: random.chance(0.5) ? decimal(usage.credits) : padded(usage.credits),
        ...(usage.conversation !== null && { conversationId: usage.conversation }),
        ...(usage.agentName !== undefined && { agentName: usage.agentName }),
      }),
    ),
    ...world.conversations.map(
      (each): EventRecord => ({
        type: 'conversation',
        organizationId: each.organization,
        agentId: each.agent,
        conversationId: each.conversation,
        updatedAt: instantOf(each.updatedAt),
        title: each.title,
        messageCount: each.messageCount,
        startedAt: instantOf(each.startedAt),
        lastActivityAt: instantOf(each.startedAt),
      }),
    ),
    ...world.agents.map(
      (each): EventRecord => ({
        type: 'agent',
        organizationId: each.organization,
        id: each.agent,
        name: each.name,
        state: each.state,
        updatedAt: instantOf(each.updatedAt),
      }),
    ),
  ]);
}

function makeUsage(random: Random, id: string): Usage {
  const edge = random.chance(0.4);
  return {
    id: random.chance(0.1) ? `“${id}” ünï` : id,
    organization: random.pick(ORGANIZATIONS),
    agent: random.pick(random.chance(0.7) ? AGENTS : MORE_AGENTS),
    conversation: random.chance(0.25) ? null : random.pick(CONVERSATIONS),
    category: random.pick(CATEGORIES),
    time: edge ? edgeTime(random) : someTime(random),
    credits: someCredits(random),
    // Only where times are unique, since it is not defined which of two names at the same time wins.
    ...(!edge && random.chance(0.1) && { agentName: `name as of ${id}` }),
  };
}

const LATEST = Date.parse('2026-11-25T00:00:00Z') * 1000;

/** Near a scene, or in the year before the last one. */
function someTime(random: Random): number {
  const { around } = random.pick(SCENES);
  const days = random.chance(0.7) ? 4 : 400;
  const micros = Date.parse(around) * 1000 + Math.floor((random.next() * 2 - 1) * days * 86_400_000_000);
  // Mirrors future times into the past.
  return micros <= LATEST ? micros : 2 * LATEST - micros;
}

/** On an edge of an hour or day of some zone, or one microsecond beside it. */
function edgeTime(random: Random): number {
  const near = new Temporal.ZonedDateTime(BigInt(someTime(random)) * 1000n, random.pick(ZONES));
  const transition = near.getTimeZoneTransition('next');
  const edge = random.pick([
    near.startOfDay(),
    near.round({ smallestUnit: 'hour', roundingMode: 'floor' }),
    near.startOfDay().with({ day: 1 }).startOfDay(),
    transition && transition.epochMilliseconds < near.epochMilliseconds + 30 * 86_400_000
      ? transition
      : near.startOfDay(),
  ]);
  return Number(edge.epochNanoseconds / 1000n) + random.pick([-1, 0, 0, 1]);
}

function someCredits(random: Random): bigint {
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('');
  const sign = random.chance(0.2) ? -1n : 1n;
  switch (random.int(0, 5)) {
    case 0:
      return sign * millionths(`999999999999.${digits(6)}`);
    case 1:
      return sign * 1n;
    case 2:
      return 0n;
    case 3:
      return sign * millionths(`${random.int(1, 9)}${digits(random.int(0, 11))}.${digits(6)}`);
    default:
      return sign * millionths(`${random.int(0, 200)}.${digits(random.int(1, 6))}`);
  }
}

/** Padded with as many zeros as are allowed. */
function padded(credits: bigint): string {
  const [whole, fraction = ''] = decimal(credits).split('.');
  return `${whole}.${fraction.padEnd(6, '0')}`;
}

/** The same instant, as another zone's clock shows it. */
function written(random: Random, micros: number): string {
  const minutes = random.pick([0, 0, -570, 345, 765, 60]);
  const shifted = instantOf(micros + minutes * 60_000_000);
  if (minutes === 0) return random.chance(0.5) ? shifted : shifted.replace('Z', '+00:00');
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return shifted.replace('Z', `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`);
}

const YEAR_MICROS = 365 * 86_400_000_000;
const UPDATED = Date.parse('2025-11-01T00:00:00Z') * 1000;

function makeConversation(random: Random): Conversation {
  return {
    organization: random.pick(ORGANIZATIONS),
    agent: random.pick(AGENTS),
    conversation: random.pick(CONVERSATIONS),
    updatedAt: UPDATED + Math.floor(random.next() * YEAR_MICROS),
    title: random.pick([null, '', 'A title', '=1+1', '"quoted", and\nmore 🪙']),
    messageCount: random.int(0, 100_000),
    startedAt: UPDATED - Math.floor(random.next() * YEAR_MICROS),
  };
}

function makeAgent(random: Random): AgentFact {
  return {
    organization: random.pick(ORGANIZATIONS),
    agent: random.pick([...AGENTS, ...MORE_AGENTS]),
    name: `Agent ${random.int(1, 1000)}`,
    state: random.chance(0.3) ? 'deleted' : 'active',
    updatedAt: UPDATED + Math.floor(random.next() * YEAR_MICROS),
  };
}
