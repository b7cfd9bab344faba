import { negate, sum } from '@credit-usage/sdk/credits';
import {
  addDays,
  dayOfWeek,
  type EpochMicros,
  formatInstant,
  type LocalDate,
  localDateAt,
  startOfDay,
} from '@credit-usage/sdk/time';
import { toThousandths } from './amount.js';
import type { PlannedConversation, PlannedUsage } from './planned.js';
import { type Random, randomOf } from './random.js';
import { ORGANIZATIONS } from './world.js';

const SECOND = 1_000_000;
const TUESDAY = 2;
/** Long enough that the refund, two days later, is in the data too. */
const DAYS_BEFORE_NOW = 2;

const ORGANIZATION = ORGANIZATIONS[0] as (typeof ORGANIZATIONS)[number];
const AGENT = ORGANIZATION.agents[0] as (typeof ORGANIZATION.agents)[number];
const BEGAN = 10 * 3_600 + 4 * 60;
const REFUNDED = 15 * 3_600 + 20 * 60;
/** How many rounds the agent made before it was stopped, and how many of the last ones were refunded. */
const ROUNDS = 384;
const REFUNDED_ROUNDS = 25;

/** The Tuesday of the spike: the last one at least two days ago. */
export function spikeDate(now: EpochMicros): LocalDate {
  const latest = addDays(localDateAt(ORGANIZATION.zone, now), -DAYS_BEFORE_NOW);
  return addDays(latest, -((dayOfWeek(latest) - TUESDAY + 7) % 7));
}

/**
 * The story to be found: on one day an agent got stuck in a loop. Three messages led to hundreds of calls, each more expensive than the
 * last, since the agent read its own notes again every time. Two days later a part was refunded.
 */
export function planSpike(date: LocalDate): PlannedConversation {
  const day = date.replaceAll('-', '');
  const start = startOfDay(ORGANIZATION.zone, date) + BEGAN * SECOND;
  const steps = goRound(randomOf(`spike/${date}`), start);
  const end = steps.at(-1)?.at ?? start;
  const ids = { organizationId: ORGANIZATION.id, agentId: AGENT.id, conversationId: `c_${day}_market` };
  return {
    ...ids,
    title: 'Reusable packaging: every supplier in 30 countries',
    told: true,
    messages: [start, start + 41 * SECOND, end + SECOND],
    usage: [...steps, refund(date, steps)].map(
      ({ at, category, description, credits }, number): PlannedUsage => ({
        at,
        record: {
          type: 'usage',
          id: `u_${day}_${AGENT.id}_market_${number}`,
          time: formatInstant(at),
          ...ids,
          agentName: AGENT.naming(date).name,
          category,
          description,
          credits,
        },
      }),
    ),
  };
}

interface SpikeStep {
  readonly at: EpochMicros;
  /** 0 before the first and after the last. */
  readonly round: number;
  readonly category: 'LLM' | 'WebSearch';
  readonly description: string;
  readonly credits: string;
}

function goRound(random: Random, start: EpochMicros): SpikeStep[] {
  const steps: SpikeStep[] = [];
  let at = start;
  const add = (
    round: number,
    seconds: number,
    credits: number,
    category: SpikeStep['category'],
    description: string,
  ) => {
    at += seconds * SECOND;
    steps.push({ at, round, category, description, credits: toThousandths(credits) });
  };
  add(0, 9, 0.62, 'LLM', 'Planned the search: 30 countries, all suppliers');
  for (let round = 1; round <= ROUNDS; round++) {
    if (random.chance(0.6))
      add(
        round,
        random.whole([2, 5]),
        random.between([0.04, 0.09]),
        'WebSearch',
        `Searched for suppliers, round ${round}`,
      );
    const credits = dearer(round) * random.between([0.85, 1.15]);
    add(
      round,
      random.whole([11, 29]),
      credits,
      'LLM',
      `Read all notes again and looked for gaps, round ${round}`,
    );
  }
  add(0, 6, 0.4, 'LLM', `Stopped by the limit of ${ROUNDS} rounds: no answer yet`);
  return steps;
}

/** Each round reads what all earlier rounds wrote. */
const dearer = (round: number): number => 0.5 + round * 0.008;

function refund(date: LocalDate, steps: readonly SpikeStep[]): SpikeStep {
  const last = steps.filter(({ round, category }) => category === 'LLM' && round > ROUNDS - REFUNDED_ROUNDS);
  return {
    at: startOfDay(ORGANIZATION.zone, addDays(date, DAYS_BEFORE_NOW)) + REFUNDED * SECOND,
    round: 0,
    category: 'LLM',
    description: `Refund: the last ${REFUNDED_ROUNDS} rounds, which found nothing new`,
    credits: negate(sum(last.map(({ credits }) => credits))),
  };
}
