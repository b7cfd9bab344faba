import { Temporal } from 'temporal-polyfill';
import type { Random } from '../../support/random.ts';
import { dayOf, instantOf, type Period, type Range, rangeOfPeriod, startOf, type Unit } from './calendar.ts';
import { EVERY_ZONE, SCENES, ZONES } from './scenes.ts';
import { CATEGORIES, ORGANIZATIONS, type World } from './world.ts';

/** A question, and the range that it means. */
export interface Question {
  readonly zone: string;
  readonly period?: Period;
  readonly range: Range;
  /** `period`, or `from` and `to`, as parameters. */
  readonly time: Readonly<Record<string, string>>;
  readonly organizationId?: string;
  readonly agentId?: string;
  readonly category?: readonly string[];
}

export interface UsageQuestion extends Question {
  readonly bucket?: Unit;
  readonly groupBy: 'category' | 'agent' | 'organization';
  readonly top: number | 'all';
  readonly compare: boolean;
}

/** A scene, and an instant close to it: often that of a record, which has to count at that very instant. */
export function draw(random: Random, world: World): { readonly zone: string; readonly now: number } {
  const { zone, around } = random.pick(SCENES);
  const micros = Date.parse(around) * 1000;
  const close = world.usage.filter(({ time }) => Math.abs(time - micros) < 3 * 86_400_000_000);
  if (close.length && random.chance(0.4)) return { zone, now: random.pick(close).time };
  const hours = random.pick([0, 0.5, 3, 26, 72, 400]);
  return { zone, now: micros + Math.floor((random.next() * 2 - 0.5) * hours * 3_600_000_000) };
}

export function question(random: Random, world: World, scene: { zone: string; now: number }): Question {
  const zone = random.chance(0.6) ? scene.zone : random.pick(random.chance(0.5) ? ZONES : EVERY_ZONE);
  const used = random.pick(world.usage);
  const category = random.some([...CATEGORIES, 'never used'], 0.4);
  return {
    zone,
    ...times(random, zone, scene.now),
    ...(random.chance(0.3) && { organizationId: random.pick(ORGANIZATIONS) }),
    // The agent may be one of another organization, in which case there is nothing to find.
    ...(random.chance(0.2) && { agentId: used.agent }),
    ...(random.chance(0.3) && category.length && { category }),
  };
}

export function usageQuestion(
  random: Random,
  world: World,
  scene: { zone: string; now: number },
): UsageQuestion {
  const asked = question(random, world, scene);
  const days = (asked.range.to - asked.range.from) / 86_400_000_000;
  const units: Unit[] = days <= 30 ? ['hour', 'day', 'week', 'month'] : ['day', 'week', 'month'];
  return {
    ...asked,
    ...(random.chance(0.8) && { bucket: random.pick(units) }),
    groupBy: random.pick(['category', 'agent', 'organization']),
    top: random.pick([1, 2, 3, 6, 9, 50, 'all']),
    compare: random.chance(0.5),
  };
}

/** The question's words for the URL. */
export function queryOf({ zone, time, organizationId, agentId, category }: Question) {
  return {
    timezone: zone,
    ...time,
    ...(organizationId !== undefined && { organizationId }),
    ...(agentId !== undefined && { agentId }),
    ...(category && { category }),
  };
}

function times(random: Random, zone: string, now: number): Pick<Question, 'period' | 'range' | 'time'> {
  if (random.chance(0.4)) {
    const period = random.pick<Period>(['24h', '72h', '30d', '12mo']);
    return { period, range: rangeOfPeriod(period, zone, now), time: { period } };
  }
  const span = random.pick([1, 2, 3, 10, 29, 60, 390]);
  if (random.chance(0.5)) {
    const first = dayOf(zone, now).subtract({ days: random.int(0, span) });
    const last = first.add({ days: random.int(1, span) });
    const range = { from: startOf(zone, first), to: startOf(zone, last) };
    // A single date that the zone skips is an empty range, which is refused.
    if (range.from < range.to) return { range, time: { from: String(first), to: String(last) } };
  }
  const from = now - Math.floor(random.next() * span * 86_400_000_000);
  const to =
    from + random.pick([1, 1_000_000, 3_600_000_000, Math.ceil(random.next() * span * 86_400_000_000)]);
  return { range: { from, to }, time: { from: instantOf(from), to: offsetForm(random, to) } };
}

function offsetForm(random: Random, micros: number): string {
  if (random.chance(0.5)) return instantOf(micros);
  return new Temporal.Instant(BigInt(micros) * 1000n).toString({ timeZone: 'Asia/Kathmandu' });
}
