import { negate } from '@credit-usage/sdk/credits';
import { type EpochMicros, formatInstant, type LocalDate, startOfDay } from '@credit-usage/sdk/time';
import type { SeedAgent } from './agents.js';
import { amount } from './amount.js';
import type { PlannedConversation, PlannedUsage } from './planned.js';
import { type Random, randomOf, type Span } from './random.js';
import type { Step } from './recipe.js';
import { timeOfDay } from './rhythm.js';
import { fill } from './words.js';
import type { SeedOrganization } from './world.js';

const SECOND = 1_000_000;
const DAY = 86_400;

const CHANCE = { untitled: 0.1, untold: 0.05, takenUpAgain: 0.12, refunded: 0.012, cached: 0.01 };
/** How long a person reads and thinks, in seconds. */
const THINKING: Span = [15, 240];
const REFUNDS = [
  'Refund: the answer was cut off',
  'Refund: the answer was repeated',
  'Refund: wrong file was read',
];

/** The nth conversation that an agent began on a day, to its end. */
export function planConversation(
  organization: SeedOrganization,
  agent: SeedAgent,
  date: LocalDate,
  index: number,
): PlannedConversation {
  const random = randomOf(`${organization.id}/${agent.id}/${date}/${index}`);
  const day = date.replaceAll('-', '');
  const conversationId = `c_${day}_${index}`;
  const title = random.chance(CHANCE.untitled) ? null : fill(random.pick(agent.recipe.titles), random);
  const told = !random.chance(CHANCE.untold);
  const { messages, usage: steps } = play(
    agent,
    random,
    startOfDay(organization.zone, date) + timeOfDay(agent.rhythm, random) * SECOND,
  );
  const usage = steps.map(
    ({ at, ...step }, number): PlannedUsage => ({
      at,
      record: {
        type: 'usage',
        id: `u_${day}_${agent.id}_${index}_${number}`,
        time: formatInstant(at),
        organizationId: organization.id,
        agentId: agent.id,
        agentName: agent.naming(date).name,
        conversationId,
        ...step,
      },
    }),
  );
  return { organizationId: organization.id, agentId: agent.id, conversationId, title, told, messages, usage };
}

interface Played {
  readonly at: EpochMicros;
  readonly category: string;
  readonly description: string;
  readonly credits: string;
}

/** Turn by turn: the person writes, the agent works, the agent answers. */
function play(
  { recipe }: SeedAgent,
  random: Random,
  start: EpochMicros,
): { messages: EpochMicros[]; usage: Played[] } {
  const messages: EpochMicros[] = [];
  const usage: Played[] = [];
  const turns = random.whole(recipe.turns);
  const pause = random.chance(CHANCE.takenUpAgain) ? random.whole([1, turns]) : 0;
  let at = start + random.whole([0, 999]) * 1_000;
  const wait = (span: Span): EpochMicros => {
    at += Math.round(random.between(span) * 1_000) * 1_000;
    return at;
  };
  for (let turn = 0; turn < turns; turn++) {
    // Some are taken up again about a day later: their credits fall on two days.
    if (turn > 0) wait(turn === pause ? [0.8 * DAY, 1.1 * DAY] : THINKING);
    messages.push(at);
    for (const step of recipe.steps)
      for (let times = random.whole(step.times ?? [1, 1]); times > 0; times--)
        usage.push({ at: wait(step.seconds), ...perform(step, random) });
    messages.push(wait([0.2, 1.5]));
  }
  const last = usage.at(-1);
  if (last && random.chance(CHANCE.refunded))
    usage.push({
      ...last,
      at: wait([0.7 * DAY, 2.5 * DAY]),
      description: random.pick(REFUNDS),
      credits: negate(last.credits),
    });
  return { messages, usage };
}

/** One step. A few cost nothing, since the answer was known. */
export function perform({ category, descriptions, credits }: Step, random: Random): Omit<Played, 'at'> {
  const description = fill(random.pick(descriptions), random);
  if (random.chance(CHANCE.cached))
    return { category, description: `${description}, from the cache`, credits: '0' };
  return { category, description, credits: amount(random, credits) };
}
