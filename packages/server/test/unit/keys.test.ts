import { timingSafeEqual } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isOneOf } from '../../src/auth/keys.js';

vi.mock('node:crypto', async (original) => {
  const actual = await original<typeof import('node:crypto')>();
  return { ...actual, timingSafeEqual: vi.fn(actual.timingSafeEqual) };
});
beforeEach(() => {
  vi.mocked(timingSafeEqual).mockClear();
});

describe('isOneOf', () => {
  const KEYS = ['cu_sk_the_one_in_force_now', 'cu_sk_the_one_before'] as const;

  it.each([
    [KEYS[0], true],
    [KEYS[1], true],
    ['', false],
    ['cu_sk_', false],
    [`${KEYS[0]}x`, false],
    [KEYS[0].slice(0, -1), false],
    [KEYS.join(), false],
    [KEYS[0].toUpperCase(), false],
  ])('%j: %s, and both are compared as a whole in either case', (given, expected) => {
    expect(isOneOf(given, KEYS)).toBe(expected);
    const calls = vi.mocked(timingSafeEqual).mock.calls;
    // Digests have the same length, so that comparing reveals neither the length nor the place of the first difference.
    expect(calls.map(([a, b]) => [a.byteLength, b.byteLength])).toEqual([
      [32, 32],
      [32, 32],
    ]);
  });
});
