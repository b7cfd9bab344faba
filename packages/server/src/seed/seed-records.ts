import type { EventRecord } from '@credit-usage/sdk/contract';
import { addDays, type EpochMicros, type LocalDate, localDateAt } from '@credit-usage/sdk/time';
import type { SeedAgent } from './agents.js';
import { planConversation } from './conversation.js';
import { directoryRecords } from './directory.js';
import { planHousekeeping } from './housekeeping.js';
import { conversationUntil, type PlannedConversation, usageUntil } from './planned.js';
import { randomOf } from './random.js';
import { load } from './rhythm.js';
import { planSpike, spikeDate } from './spike.js';
import { agentsBetween, ORGANIZATIONS, type SeedOrganization } from './world.js';

/**
 * Usage of the days up to now. A day's usage depends only on the date, so that seeding again writes nothing new, and seeding later only
 * adds. Only the spike depends on now: each seeding puts it on its own last Tuesday.
 */
export function* seedRecords(now: EpochMicros, days: number): Generator<EventRecord> {
  for (const organization of ORGANIZATIONS) {
    const last = localDateAt(organization.zone, now);
    yield* directoryRecords(organization, addDays(last, 1 - days), last);
  }
  for (let ago = days - 1; ago >= 0; ago--) {
    for (const organization of ORGANIZATIONS)
      yield* dayRecords(organization, addDays(localDateAt(organization.zone, now), -ago), now);
  }
  yield* conversationRecords(planSpike(spikeDate(now)), now);
}

function* dayRecords(
  organization: SeedOrganization,
  date: LocalDate,
  now: EpochMicros,
): Generator<EventRecord> {
  for (const agent of agentsBetween(organization, date, date)) {
    yield* usageUntil(planHousekeeping(organization, agent, date), now);
    const count = conversationsOn(organization, agent, date);
    for (let index = 1; index <= count; index++)
      yield* conversationRecords(planConversation(organization, agent, date, index), now);
  }
}

function* conversationRecords(planned: PlannedConversation, now: EpochMicros): Generator<EventRecord> {
  const conversation = conversationUntil(planned, now);
  if (conversation) yield conversation;
  yield* usageUntil(planned.usage, now);
}

function conversationsOn(organization: SeedOrganization, agent: SeedAgent, date: LocalDate): number {
  const random = randomOf(`${organization.id}/${agent.id}/${date}`);
  return random.count(agent.perDay * load(agent.rhythm, date) * random.between([0.6, 1.4]));
}
