import { describe, expect, it } from 'vitest';
import { findSpans, type Span } from '../../src/time/spans.js';

const HOUR = 3600;

/** A probe of an invented zone whose offset changes at the given seconds. */
function zoneOf(first: number, ...changes: [second: number, offset: number][]): (second: number) => number {
  return (second) => changes.filter(([at]) => at <= second).at(-1)?.[1] ?? first;
}

const span = (start: number, end: number, offset: number): Span => ({ start, end, offset });

describe('findSpans', () => {
  it('is one span where nothing changes', () => {
    expect(findSpans(zoneOf(25_200), 0, 100 * HOUR)).toEqual([span(0, 100 * HOUR, 25_200)]);
  });

  it('finds a change at any second', () => {
    const probe = zoneOf(0, [12_345, 3600], [12_346 + 50 * HOUR, 0]);
    expect(findSpans(probe, 0, 100 * HOUR)).toEqual([
      span(0, 12_345, 0),
      span(12_345, 12_346 + 50 * HOUR, 3600),
      span(12_346 + 50 * HOUR, 100 * HOUR, 0),
    ]);
  });

  it('finds several changes in one day, and in one step', () => {
    const probe = zoneOf(0, [HOUR, 3600], [2 * HOUR, 7200], [3 * HOUR, 5400], [8 * HOUR, 0]);
    expect(findSpans(probe, 0, 24 * HOUR)).toEqual([
      span(0, HOUR, 0),
      span(HOUR, 2 * HOUR, 3600),
      span(2 * HOUR, 3 * HOUR, 7200),
      span(3 * HOUR, 8 * HOUR, 5400),
      span(8 * HOUR, 24 * HOUR, 0),
    ]);
  });

  it('finds changes on the very ends', () => {
    const probe = zoneOf(0, [100, 60], [6 * HOUR, 120], [6 * HOUR + 1, 180]);
    expect(findSpans(probe, 100, 6 * HOUR + 2)).toEqual([
      span(100, 6 * HOUR, 60),
      span(6 * HOUR, 6 * HOUR + 1, 120),
      span(6 * HOUR + 1, 6 * HOUR + 2, 180),
    ]);
  });

  it('asks little: four times a day, and about fifteen times more for each change', () => {
    let asked = 0;
    const zone = zoneOf(0, [500_000, 3600]);
    findSpans(
      (second) => {
        asked++;
        return zone(second);
      },
      0,
      30 * 24 * HOUR,
    );
    expect(asked).toBeLessThan(30 * 4 + 20);
  });
});
