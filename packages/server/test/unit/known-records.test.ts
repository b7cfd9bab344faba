import { describe, expect, it } from 'vitest';
import { isNewer } from '../../src/events/known-records.js';

const named = (updated_at: number, name: string, state = 'active') => ({ updated_at, name, state });

describe('which record wins', () => {
  it('any over none, the greatest updatedAt over all others', () => {
    expect(isNewer(named(1, 'a'), undefined)).toBe(true);
    expect(isNewer(named(2, 'a'), named(1, 'z', 'deleted'))).toBe(true);
    expect(isNewer(named(1, 'z', 'deleted'), named(2, 'a'))).toBe(false);
    expect(isNewer(named(10, 'a'), named(9, 'a'))).toBe(true);
  });

  it('the same record is not newer', () => {
    expect(isNewer(named(1, 'a'), named(1, 'a'))).toBe(false);
  });

  it('a tie goes to one of the two, whichever came first', () => {
    const versions = [
      named(1, 'a'),
      named(1, 'b'),
      named(1, 'b', 'deleted'),
      named(1, '\ue000'),
      named(1, '🙂'),
    ];
    for (const one of versions)
      for (const other of versions) if (one !== other) expect(isNewer(one, other)).toBe(!isNewer(other, one));
    // By bytes, as the store compares.
    expect(isNewer(named(1, '🙂'), named(1, '\ue000'))).toBe(true);
  });
});
