import { fromMicros, negate, sum, toMicros } from '@credit-usage/sdk/credits';
import {
  addDays,
  dayOfWeek,
  type EpochMicros,
  formatInstant,
  type LocalDate,
  localDateAt,
  startOfDay,
} from '@credit-usage/sdk/time';
import type { PlannedConversation, PlannedUsage } from './planned.js';
import { type Random, randomOf } from './random.js';
import { ORGANIZATIONS } from './world.js';

const SECOND = 1_000_000;
const TUESDAY = 2;
/** So that the refund, two days later, has been given as well. */
const DAYS_BEFORE_NOW = 2;

const ORGANIZATION = ORGANIZATIONS[0] as (typeof ORGANIZATIONS)[number];
const AGENT = ORGANIZATION.agents[0] as (typeof ORGANIZATION.agents)[number];
const BEGINS = 10 * 3_600 + 4 * 60;
const REFUNDED = 15 * 3_600 + 20 * 60;
/** How often the agent went round before it was stopped. */
const ROUNDS = 384;

/** The Tuesday of the spike: the last one that is at least two days past. */
export function spikeDate(now: EpochMicros): LocalDate {
  const latest = addDays(localDateAt(ORGANIZATION.zone, now), -DAYS_BEFORE_NOW);
  return addDays(latest, -((dayOfWeek(latest) - TUESDAY + 7) % 7));
}

/**
 * The story to be found: on one day an agent went round in circles. Three messages, hundreds of calls, each dearer than the one
 * before, since the agent read its own notes again every time. Two days later a part was refunded.
 */
export function planSpike(date: LocalDate): PlannedConversation {
  const random = randomOf(`spike/${date}`);
  const day = date.replaceAll('-', '');
  const start = startOfDay(ORGANIZATION.zone, date) + BEGINS * SECOND;
  const steps = loop(random, start);
  const refund = {
    at: startOfDay(ORGANIZATION.zone, addDays(date, 2)) + REFUNDED * SECOND,
    category: 'LLM',
    description: 'Refund: a quarter of the run that repeated itself',
    credits: negate(
      aQuarter(steps.filter(({ category }) => category === 'LLM').map(({ credits }) => credits)),
    ),
  };
  const conversationId = `c_${day}_market`;
  const end = steps.at(-1)?.at ?? start;
  return {
    organizationId: ORGANIZATION.id,
    agentId: AGENT.id,
    conversationId,
    title: 'Reusable packaging: every supplier in 30 countries',
    told: true,
    messages: [start, start + 41 * SECOND, end + SECOND],
    usage: [...steps, refund].map(
      ({ at, ...step }, number): PlannedUsage => ({
        at,
        record: {
          type: 'usage',
          id: `u_${day}_${AGENT.id}_market_${number}`,
          time: formatInstant(at),
          organizationId: ORGANIZATION.id,
          agentId: AGENT.id,
          agentName: AGENT.naming(date).name,
          conversationId,
          ...step,
        },
      }),
    ),
  };
}

interface LoopStep {
  readonly at: EpochMicros;
  readonly category: 'LLM' | 'WebSearch';
  readonly description: string;
  readonly credits: string;
}

function loop(random: Random, start: EpochMicros): LoopStep[] {
  const steps: LoopStep[] = [];
  let at = start;
  const add = (
    category: LoopStep['category'],
    seconds: number,
    credits: number,
    description: string,
  ): void => {
    at += seconds * SECOND;
    steps.push({
      at,
      category,
      description,
      credits: fromMicros(BigInt(Math.round(credits * 1_000) * 1_000)),
    });
  };
  add('LLM', 9, 0.62, 'Planned the search: 30 countries, all suppliers');
  for (let round = 1; round <= ROUNDS; round++) {
    if (random.chance(0.6))
      add(
        'WebSearch',
        random.whole([2, 5]),
        random.between([0.04, 0.09]),
        `Searched for suppliers, round ${round}`,
      );
    add(
      'LLM',
      random.whole([11, 29]),
      dearer(round) * random.between([0.85, 1.15]),
      `Read all notes again and looked for gaps, round ${round}`,
    );
  }
  add('LLM', 6, 0.4, `Stopped by the limit of ${ROUNDS} rounds: no answer yet`);
  return steps;
}

/** Each round reads what all rounds before it wrote. */
const dearer = (round: number): number => 0.7 + round * 0.012;

function aQuarter(credits: readonly string[]): string {
  // To the hundredth of a credit, as a person would write a refund.
  const hundredths = toMicros(sum(credits)) / 4n / 10_000n;
  return fromMicros(hundredths * 10_000n);
}
