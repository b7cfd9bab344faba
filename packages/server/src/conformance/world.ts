import type { EventRecord, UsageRecord } from '@credit-usage/sdk/contract';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';
import { directoryOfCrowd, ODD_AGENT, usageOfCrowd, usageOfFigures } from './world-crowd.js';

// Ids of organizations are random, so that nothing that is already in the store is read or changed.

const SECOND = 1_000_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** The longest that an amount of a record may be, and the smallest step. */
const LARGEST = '999999999999.999999';
const SMALLEST = '0.000001';

/** A category that no server can know, and a text that spreadsheets would run as a formula. */
export const UNHEARD_OF = 'Telepathy/β';
export const FORMULA = '=1+2, "quoted"\nand more';

/** What the rules ask about. */
export interface World {
  /** The organization of most rules; one that has an agent with the same id; one without any viewer; one without any usage. */
  readonly acme: string;
  readonly globex: string;
  readonly stranger: string;
  readonly nobody: string;
  /** Organizations with usage around clock changes, years ago; with amounts that no float can hold; with usage that grows during a check. */
  readonly clocks: string;
  readonly exact: string;
  readonly growing: string;
  /** Two with many equal rows and odd ids, the second of which is deleted; one with figures on days of long ago. */
  readonly crowd: string;
  readonly throng: string;
  readonly figures: string;
  readonly names: Readonly<Record<string, string>>;
  /** When it was made, by the server's clock. */
  readonly now: EpochMicros;
  readonly records: readonly EventRecord[];
  readonly usage: readonly UsageRecord[];
}

/** Makes up ids, and usage that lies around a moment. Pure but for the seed. */
export function makeWorld(seed: string, now: EpochMicros): World {
  const org = (name: string) => `conformance_${seed}_${name}`;
  const ids = {
    acme: org('acme'),
    globex: org('globex'),
    stranger: org('stranger'),
    nobody: org('nobody'),
    clocks: org('clocks'),
    exact: org('exact'),
    growing: org('growing'),
    crowd: org('crowd'),
    throng: org('throng'),
    figures: org('figures'),
  };
  const usage = [
    ...usageOfAcme(ids.acme, now),
    ...usageOfGlobex(ids.globex, now),
    ...usageOfStranger(ids.stranger, now),
    ...usageOfClocks(ids.clocks),
    ...usageOfExact(ids.exact, now),
    ...usageOfGrowing(ids.growing, now),
    ...usageOfCrowd(ids, now),
    ...usageOfFigures(ids.figures),
  ];
  return {
    ...ids,
    now,
    names: {
      [ids.acme]: 'Acme, Inc.',
      [ids.globex]: 'Globex',
      [ids.stranger]: 'Stranger',
      [ids.crowd]: 'Crowd',
      [ids.throng]: 'Throng',
    },
    usage,
    records: [...usage, ...directoryOf(ids, now), ...directoryOfCrowd(ids, formatInstant(now - 2 * DAY))],
  };
}

/** Names of agents, as the directory of the world says. */
export const AGENT_NAMES: Readonly<Record<string, { readonly name: string; readonly state: string }>> = {
  research: { name: 'Research Assistant', state: 'active' },
  retired: { name: 'Retired Helper', state: 'deleted' },
  twin: { name: 'Twin', state: 'active' },
  ann: { name: 'Ann', state: 'active' },
  [ODD_AGENT]: { name: 'Helper', state: 'active' },
};

function directoryOf(
  { acme, globex, stranger }: Pick<World, 'acme' | 'globex' | 'stranger'>,
  now: EpochMicros,
): EventRecord[] {
  const at = formatInstant(now - 2 * DAY);
  const older = formatInstant(now - 3 * DAY);
  return [
    { type: 'organization', id: acme, name: 'Acme, Inc.', updatedAt: at },
    // Older, and later in the batch: the greatest updatedAt wins, in any order of arrival.
    { type: 'organization', id: acme, name: 'Acme before', updatedAt: older },
    { type: 'organization', id: globex, name: 'Globex', updatedAt: at },
    { type: 'organization', id: stranger, name: 'Stranger', updatedAt: at },
    // The same ids in another organization, before and after: these names are not to be seen.
    { type: 'agent', organizationId: stranger, id: 'research', name: 'Secret project', updatedAt: at },
    { type: 'agent', organizationId: acme, id: 'research', name: 'Research Assistant', updatedAt: at },
    { type: 'agent', organizationId: acme, id: 'research', name: 'Research before', updatedAt: older },
    {
      type: 'agent',
      organizationId: acme,
      id: 'retired',
      name: 'Retired Helper',
      state: 'deleted',
      updatedAt: at,
    },
    { type: 'agent', organizationId: acme, id: 'twin', name: 'Twin', updatedAt: at },
    { type: 'agent', organizationId: globex, id: 'twin', name: 'Twin', updatedAt: at },
    { type: 'agent', organizationId: stranger, id: 'unknown', name: 'Unknown', updatedAt: at },
    { type: 'agent', organizationId: stranger, id: 'twin', name: 'Secret twin', updatedAt: at },
    {
      type: 'conversation',
      organizationId: acme,
      agentId: 'research',
      conversationId: 'long',
      title: FORMULA,
      messageCount: 14,
      startedAt: formatInstant(now - 400 * DAY),
      lastActivityAt: formatInstant(now - HOUR),
    },
    // Without usage at its latest activity.
    {
      type: 'conversation',
      organizationId: acme,
      agentId: 'research',
      conversationId: 'second',
      title: 'Second',
      messageCount: 3,
      startedAt: formatInstant(now - 10 * DAY),
      lastActivityAt: formatInstant(now - 70 * HOUR),
    },
    {
      type: 'conversation',
      organizationId: acme,
      agentId: 'retired',
      conversationId: 'short',
      title: null,
      messageCount: 2,
      startedAt: formatInstant(now - 6 * DAY),
      lastActivityAt: formatInstant(now - 5 * DAY),
    },
  ];
}

/** Usage in one organization: how long ago, category, credits, agent and conversation. */
type Line = readonly [
  ago: number,
  category: string,
  credits: string,
  agentId: string,
  conversationId?: string,
  description?: string,
];

function lines(organizationId: string, now: EpochMicros, all: readonly Line[]): UsageRecord[] {
  return all.map(([ago, category, credits, agentId, conversationId, description = 'A step'], index) => ({
    type: 'usage',
    id: `usage_${String(index).padStart(3, '0')}`,
    time: formatInstant(now - ago),
    organizationId,
    agentId,
    category,
    description,
    credits,
    ...(conversationId !== undefined && { conversationId }),
  }));
}

/** All that a report can say: nine categories, refunds, three agents, usage of every period and of the one before it. */
function usageOfAcme(id: string, now: EpochMicros): UsageRecord[] {
  return lines(id, now, [
    [31 * SECOND, 'LLM', '0.1', 'research', 'long', 'The first'],
    [29 * SECOND + 7, 'LLM', '0.2', 'research', 'long', FORMULA],
    [HOUR + 5, 'WebSearch', '12.5', 'research', 'long'],
    [5 * HOUR, 'SpeechToText', '3.000001', 'research', 'long'],
    [22 * HOUR, 'LLM', '7', 'retired', 'short'],
    // Where a comparison of 24 hours cuts, as long as the clock of the server stands still.
    [24 * HOUR, 'LLM', '0.125', 'twin', 'paired'],
    [26 * HOUR, 'LLM', '11.25', 'twin', 'paired'],
    [30 * HOUR, 'WebSearch', '-2.5', 'research', 'long', '-2 refunded'],
    [49 * HOUR, 'Images', '5', 'twin'],
    [60 * HOUR, 'Refunded', '3', 'twin', 'paired'],
    [61 * HOUR, 'Refunded', '-3', 'twin', 'paired'],
    [70 * HOUR, UNHEARD_OF, '0.75', 'twin', 'paired'],
    [80 * HOUR, 'LLM', '4.4', 'research', 'second'],
    [5 * DAY, 'Video', '-9', 'retired', 'short'],
    [6 * DAY, 'Translation', '1.000001', 'retired', 'short'],
    [9 * DAY, 'Embeddings', '1.000001', 'research', 'second'],
    [20 * DAY, 'LLM', '40', 'research', 'long'],
    [28 * DAY, 'WebSearch', '2', 'twin', 'paired'],
    [35 * DAY, 'LLM', '21.5', 'research', 'long'],
    [42 * DAY, 'WebSearch', '17', 'twin'],
    [57 * DAY, 'LLM', '8.25', 'retired', 'old'],
    [100 * DAY, 'LLM', '33', 'research', 'long'],
    [200 * DAY, 'Images', '6.5', 'twin'],
    [350 * DAY, 'LLM', '1.5', 'research', 'old'],
    [380 * DAY, 'LLM', '64', 'research', 'long'],
  ]);
}

function usageOfGlobex(id: string, now: EpochMicros): UsageRecord[] {
  return lines(id, now, [
    [2 * HOUR, 'LLM', '100.5', 'twin', 'paired'],
    [3 * DAY, 'GlobexOnly', '9', 'twin', 'theirs'],
    [50 * DAY, 'LLM', '10', 'solo', 'alone'],
  ]);
}

function usageOfStranger(id: string, now: EpochMicros): UsageRecord[] {
  return lines(id, now, [[HOUR, 'StrangerOnly', '1000', 'unknown', 'secret']]);
}

/** At, just before and just after places where clocks change. Tzdata of that time does not change any more. */
function usageOfClocks(id: string): UsageRecord[] {
  const at = (time: string, credits: string, category = 'LLM'): UsageRecord => ({
    type: 'usage',
    id: `usage_${time}`,
    time,
    organizationId: id,
    agentId: 'clock',
    category,
    description: 'A tick',
    credits,
    ...(category === 'LLM' && { conversationId: 'ticking' }),
  });
  return [
    // New York, 23 hours on 10 March 2024.
    at('2024-03-10T04:59:59.999999Z', '1'),
    at('2024-03-10T05:00:00Z', '10'),
    at('2024-03-11T03:59:59.999999Z', '100'),
    at('2024-03-11T04:00:00Z', '1000'),
    // New York, 25 hours on 3 November 2024: 01:30 twice.
    at('2024-11-03T05:30:00Z', '2'),
    at('2024-11-03T06:30:00Z', '20', 'WebSearch'),
    at('2024-11-04T04:59:59.999999Z', '200'),
    at('2024-11-04T05:00:00Z', '2000'),
    // Lord Howe, 24.5 hours on 7 April 2024.
    at('2024-04-06T12:59:59.999999Z', '3'),
    at('2024-04-06T13:00:00Z', '30'),
    at('2024-04-07T13:29:59.999999Z', '300'),
    at('2024-04-07T13:30:00Z', '3000'),
    // Apia had no 30 December 2011.
    at('2011-12-30T09:59:59.999999Z', '4'),
    at('2011-12-30T10:00:00Z', '40'),
  ];
}

/** Sums that a float gets wrong. */
function usageOfExact(id: string, now: EpochMicros): UsageRecord[] {
  return lines(id, now, [
    [HOUR, 'LLM', LARGEST, 'counting'],
    [2 * HOUR, 'LLM', LARGEST, 'counting'],
    [3 * HOUR, 'LLM', SMALLEST, 'counting'],
    [4 * HOUR, 'WebSearch', '0.1', 'counting'],
    [5 * HOUR, 'WebSearch', '0.2', 'counting'],
    [6 * HOUR, 'WebSearch', '0.300000', 'counting'],
  ]);
}

function usageOfGrowing(id: string, now: EpochMicros): UsageRecord[] {
  return lines(
    id,
    now,
    Array.from({ length: 6 }, (_, index) => [
      (index + 2) * HOUR,
      'LLM',
      String(index + 1),
      `grower_${index}`,
      `talk_${index % 3}`,
    ]),
  );
}
