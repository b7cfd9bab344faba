import { negate } from '@credit-usage/sdk/credits';
import { type EpochMicros, formatInstant, type LocalDate, startOfDay } from '@credit-usage/sdk/time';
import type { SeedAgent } from './agents.js';
import { amount } from './amount.js';
import type { PlannedConversation, PlannedUsage } from './planned.js';
import { type Random, randomOf, type Span } from './random.js';
import type { Recipe, Step } from './recipe.js';
import { timeOfDay } from './rhythm.js';
import { type Fill, wordsOf } from './words.js';
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

/** The nth conversation that an agent began on a day, complete. */
export function planConversation(
  organization: SeedOrganization,
  agent: SeedAgent,
  date: LocalDate,
  index: number,
): PlannedConversation {
  const random = randomOf(`${organization.id}/${agent.id}/${date}/${index}`);
  const fill = wordsOf(random);
  const title = random.chance(CHANCE.untitled) ? null : fill(random.pick(agent.recipe.titles));
  const told = !random.chance(CHANCE.untold);
  const start = startOfDay(organization.zone, date) + timeOfDay(agent.rhythm, random) * SECOND;
  const { messages, steps } = play(agent.recipe, random, fill, start);
  const ids = {
    organizationId: organization.id,
    agentId: agent.id,
    conversationId: `c_${compact(date)}_${index}`,
  };
  const usage = steps.map(
    ({ at, category, description, credits }, number): PlannedUsage => ({
      at,
      record: {
        type: 'usage',
        id: `u_${compact(date)}_${agent.id}_${index}_${number}`,
        time: formatInstant(at),
        ...ids,
        agentName: agent.naming(date).name,
        category,
        description,
        credits,
      },
    }),
  );
  return { ...ids, title, told, messages, usage };
}

const compact = (date: LocalDate): string => date.replaceAll('-', '');

interface Played {
  readonly at: EpochMicros;
  readonly category: string;
  readonly description: string;
  readonly credits: string;
}

/** Turn by turn: the person writes, the agent works, the agent answers. */
function play(
  recipe: Recipe,
  random: Random,
  fill: Fill,
  start: EpochMicros,
): { readonly messages: EpochMicros[]; readonly steps: Played[] } {
  const messages: EpochMicros[] = [];
  const steps: Played[] = [];
  const turns = random.whole(recipe.turns);
  const pause = random.chance(CHANCE.takenUpAgain) ? random.whole([1, turns]) : 0;
  let at = start + random.whole([0, 999]) * 1_000;
  const wait = (span: Span): EpochMicros => {
    at += Math.round(random.between(span) * 1_000) * 1_000;
    return at;
  };
  for (let turn = 0; turn < turns; turn++) {
    // Some are continued about a day later, so that their credits fall on two days.
    if (turn > 0) wait(turn === pause ? [0.8 * DAY, 1.1 * DAY] : THINKING);
    messages.push(at);
    for (const step of recipe.steps)
      for (let times = random.whole(step.times ?? [1, 1]); times > 0; times--)
        steps.push({ at: wait(step.seconds), ...perform(step, random, fill) });
    messages.push(wait([0.2, 1.5]));
  }
  const last = steps.at(-1);
  if (last && random.chance(CHANCE.refunded))
    steps.push({
      at: wait([0.7 * DAY, 2.5 * DAY]),
      category: last.category,
      description: random.pick(REFUNDS),
      credits: negate(last.credits),
    });
  return { messages, steps };
}

/** One step. A few cost nothing, because their answer was cached. */
export function perform(
  { category, descriptions, credits }: Step,
  random: Random,
  fill: Fill,
): Omit<Played, 'at'> {
  const description = fill(random.pick(descriptions));
  if (random.chance(CHANCE.cached))
    return { category, description: `${description}, from the cache`, credits: '0' };
  return { category, description, credits: amount(random, credits) };
}
