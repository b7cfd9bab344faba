import type { Random } from '../../../../test/support/random.ts';

/** Values that are valid for no attribute. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'null',
  'true',
  'x-',
  '日本',
  '2026-02-30',
  '2026-99-99',
  ',',
  'period',
  '2026-11-22',
  'Mars/Olympus',
  'ar-EG',
  '{"a":1}',
  '<img src=x onerror=alert(1)>',
  'a'.repeat(500),
  '\u0000',
  '\ud800',
];

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const throwing = (): object =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
    },
  );

/** Values that are valid for no property, answer or error. */
export const VALUES: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n,
  () => '',
  () => 'x',
  () => '1e9',
  () => '-0',
  () => '12,5',
  () => '9'.repeat(60),
  () => '2026-13-45T99:99:99Z',
  () => '+275760-09-13T00:00:00.001Z',
  () => '<img src=x onerror=alert(1)>',
  () => '\ud800',
  () => [],
  () => [null],
  () => ({}),
  () => () => 1,
  () => Symbol('x'),
  () => Object.create(null),
  () => new Date(Number.NaN),
  revoked,
  throwing,
];

type Json = Readonly<Record<string, unknown>> | readonly unknown[];

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A good answer with one thing wrong: another value, a missing field, an extra item. */
export function lieAbout(truth: unknown, random: Random): unknown {
  if (!isJson(truth)) return random.pick(VALUES)();
  const keys = Object.keys(truth);
  const key = keys.length > 0 ? random.pick(keys) : undefined;
  if (key === undefined || random.chance(0.05)) return random.pick(VALUES)();
  const copy: Record<string, unknown> & unknown[] = (
    Array.isArray(truth) ? [...truth] : { ...truth }
  ) as never;
  const here = copy[key as never] as unknown;
  if (isJson(here) && random.chance(0.7)) copy[key as never] = lieAbout(here, random) as never;
  else if (random.chance(0.2)) delete copy[key as never];
  else if (Array.isArray(copy) && random.chance(0.3)) copy.push(here);
  else copy[key as never] = random.pick(VALUES)() as never;
  return copy;
}
