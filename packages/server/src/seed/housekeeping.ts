import { negate } from '@credit-usage/sdk/credits';
import {
  addMonths,
  type EpochMicros,
  formatInstant,
  type LocalDate,
  startOfDay,
} from '@credit-usage/sdk/time';
import type { SeedAgent } from './agents.js';
import { amount } from './amount.js';
import { perform } from './conversation.js';
import type { PlannedUsage } from './planned.js';
import { type Random, randomOf } from './random.js';
import { wordsOf } from './words.js';
import type { SeedOrganization } from './world.js';

const SECOND = 1_000_000;
const NIGHT = 2 * 3_600;
const MONTH_CLOSING = { dayOfMonth: '05', time: 11 * 3_600, credits: [1.5, 9] as const };

/** A day's usage that belongs to no conversation: nightly work, and once a month a correction of what was charged too much. */
export function planHousekeeping(
  organization: SeedOrganization,
  agent: SeedAgent,
  date: LocalDate,
): PlannedUsage[] {
  const random = randomOf(`${organization.id}/${agent.id}/${date}/housekeeping`);
  const midnight = startOfDay(organization.zone, date);
  const record = (
    at: EpochMicros,
    kind: string,
    step: Pick<PlannedUsage['record'], 'category' | 'description' | 'credits'>,
  ): PlannedUsage => ({
    at,
    record: {
      type: 'usage',
      id: `u_${date.replaceAll('-', '')}_${agent.id}_${kind}`,
      time: formatInstant(at),
      organizationId: organization.id,
      agentId: agent.id,
      agentName: agent.naming(date).name,
      ...step,
    },
  });
  return [
    ...nightly(agent, random, midnight, record),
    ...monthly(organization, agent, date, random, midnight, record),
  ];
}

type Record = (at: EpochMicros, kind: string, step: ReturnType<typeof perform>) => PlannedUsage;

function nightly(
  { nightly: step }: SeedAgent,
  random: Random,
  midnight: EpochMicros,
  record: Record,
): PlannedUsage[] {
  if (!step) return [];
  const fill = wordsOf(random);
  let at = midnight + NIGHT * SECOND;
  return Array.from({ length: random.whole(step.times ?? [1, 1]) }, (_, index) => {
    at += random.whole(step.seconds) * SECOND;
    return record(at, `night_${index}`, perform(step, random, fill));
  });
}

/** Only the first agent has adjustments, since they concern the whole account. */
function monthly(
  { agents }: SeedOrganization,
  agent: SeedAgent,
  date: LocalDate,
  random: Random,
  midnight: EpochMicros,
  record: Record,
): PlannedUsage[] {
  if (agent !== agents[0] || date.slice(8) !== MONTH_CLOSING.dayOfMonth) return [];
  const month = addMonths(date, -1).slice(0, 7);
  const description = `Adjustment for ${month}: repeated calls are not charged`;
  const credits = negate(amount(random, MONTH_CLOSING.credits));
  return [
    record(midnight + MONTH_CLOSING.time * SECOND, 'adjustment', { category: 'LLM', description, credits }),
  ];
}
