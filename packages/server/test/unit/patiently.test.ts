import { describe, expect, it } from 'vitest';
import { GaveUpError, millisecondsOf, PassingError, patiently } from '../../src/cli/patiently.js';

/** Fails this many times, and records the messages and the waits. */
async function tried(failures: number, error: () => Error) {
  const waited: number[] = [];
  const said: string[] = [];
  let count = 0;
  const outcome = await patiently(
    async () => {
      if (++count <= failures) throw error();
      return 'done';
    },
    { pause: async (ms) => waited.push(ms), onWait: (words) => said.push(words) },
  ).catch((thrown: unknown) => thrown);
  return { outcome, count, waited, said };
}

describe('patience', () => {
  it('waits longer each time, and says so', async () => {
    const { outcome, waited, said } = await tried(7, () => new PassingError('Too busy'));
    expect(outcome).toBe('done');
    expect(waited).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(said[1]).toBe('Too busy. Trying again in 2 s.');
  });

  it('never waits less than it was asked to', async () => {
    const { waited } = await tried(4, () => new PassingError('Too busy', '3'));
    expect(waited).toEqual([3_000, 3_000, 4_000, 8_000]);
  });

  it('ends', async () => {
    const { outcome, count } = await tried(99, () => new PassingError('Too busy'));
    expect(outcome).toEqual(new GaveUpError('Too busy. Tried 10 times.'));
    expect(count).toBe(10);
    const asked = await tried(99, () => new PassingError('Too busy', '3600'));
    expect(asked).toMatchObject({ count: 1, waited: [] });
    expect(asked.outcome).toEqual(new GaveUpError('Too busy, and asks to wait 3600 s.'));
  });

  it('does not try again what would fail again', async () => {
    expect(await tried(1, () => new TypeError('no'))).toMatchObject({
      count: 1,
      outcome: new TypeError('no'),
    });
  });

  it.each([
    [undefined, 0],
    ['0', 0],
    ['12', 12_000],
    ['Thu, 26 Nov 2026 09:00:05 GMT', 5_000],
    ['Thu, 26 Nov 2026 08:00:00 GMT', 0],
    ['soon', 0],
  ])('reads Retry-After: %s', (header, ms) => {
    expect(millisecondsOf(header, Date.parse('2026-11-26T09:00:00Z'))).toBe(ms);
  });
});
