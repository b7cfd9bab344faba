import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amounts, extentOf } from './bars.js';
import { gridPath, marksPath, segmentsPath } from './paths.js';
import { amountScale, fromTop } from './scale.js';
import { type Segment, segmentsOf } from './segments.js';

const HEIGHT = 240;

function draw(amounts: Amounts, width = 10): Segment[][] {
  const { down, up } = extentOf(amounts);
  const bar = { x: 0, width, from: 0, to: 1, bucket: 0, amounts };
  return segmentsOf([bar], amounts.length, amountScale(down, up), HEIGHT);
}

const spans = (amounts: Amounts, width?: number) =>
  draw(amounts, width).map(
    ([segment]) => segment && [segment.top, segment.top + segment.height, segment.end],
  );

describe('segmentsOf', () => {
  it('stacks positives up from zero, a pixel apart', () => {
    expect(spans([30, 10])).toEqual([
      [60, 240, undefined],
      [0, 59, 'top'],
    ]);
  });

  it('stacks negatives down from zero', () => {
    expect(spans([20, -10, -10])).toEqual([
      [0, 120, 'top'],
      [120, 180, undefined],
      [181, 240, 'bottom'],
    ]);
  });

  it('leaves out what is zero', () => {
    expect(spans([0, 40, 0])).toEqual([undefined, [0, 240, 'top'], undefined]);
  });

  it('draws what is nearly zero a pixel high, and nothing over it', () => {
    const bars = [[1000], [0.001, 0.001]].map((amounts, bucket) => ({
      x: bucket,
      width: 1,
      from: bucket,
      to: bucket + 1,
      bucket,
      amounts,
    }));
    const [first = [], second = []] = segmentsOf(bars, 2, amountScale(0, 1000), HEIGHT);
    expect(first[1]).toMatchObject({ top: 239, height: 1 });
    expect(second).toEqual([]);
  });

  it('leaves no gap in bars that are thin', () => {
    expect(spans([30, 10], 3)).toEqual([
      [60, 240, undefined],
      [0, 60, 'top'],
    ]);
  });

  const amount = fc.double({ min: -1e30, max: 1e30, noNaN: true });

  it('adds up: the pieces and the gaps of a bar are as high as the bar, up and down', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), (amounts) => {
        const { down, up } = extentOf(amounts);
        const scale = amountScale(down, up);
        const edge = (value: number) => Math.round(fromTop(scale, value) * HEIGHT);
        const zero = edge(0);
        const segments = draw(amounts).flat();
        const above = segments.filter(({ top }) => top < zero).sort((a, b) => b.top - a.top);
        const below = segments.filter(({ top }) => top >= zero).sort((a, b) => a.top - b.top);
        let at = zero;
        for (const { top, height } of above) {
          expect(at - (top + height)).toBeGreaterThanOrEqual(0);
          expect(at - (top + height)).toBeLessThanOrEqual(1);
          at = top;
        }
        expect(at).toBe(up > 0 ? Math.min(edge(up), zero - 1) : zero);
        at = zero;
        for (const { top, height } of below) {
          expect(top - at).toBeGreaterThanOrEqual(0);
          expect(top - at).toBeLessThanOrEqual(1);
          at = top + height;
        }
        expect(at).toBe(down < 0 ? Math.max(edge(down), zero + 1) : zero);
      }),
    );
  });

  it('never writes a path that is no path, whatever the amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double(), { minLength: 3, maxLength: 3 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 60 }),
        (buckets, width) => {
          const extents = buckets.map(extentOf);
          const scale = amountScale(
            Math.min(0, ...extents.map(({ down }) => down)),
            Math.max(0, ...extents.map(({ up }) => up)),
          );
          const columns = buckets.map((_, from) => ({ x: from * width, width, from, to: from + 1 }));
          const bars = columns.map((column, bucket) => ({
            ...column,
            bucket,
            amounts: buckets[bucket] ?? [],
          }));
          const paths = [
            ...segmentsOf(bars, 3, scale, HEIGHT).map(segmentsPath),
            marksPath(columns, buckets.flat(), scale, HEIGHT),
            gridPath(scale, { width: 100, height: HEIGHT }),
          ];
          for (const path of paths) expect(path).toMatch(/^[MhlvqzH\d .-]*$/);
        },
      ),
    );
  });
});

describe('segmentsPath', () => {
  const segment = { x: 2, width: 10, top: 5, height: 20, end: undefined } as const;

  it('is a box, with round corners at the end of a bar that has room for them', () => {
    expect(segmentsPath([segment])).toBe('M2 5h10v20h-10z');
    expect(segmentsPath([{ ...segment, end: 'top' }])).toBe('M2 25v-18q0 -2 2 -2h6q2 0 2 2v18z');
    expect(segmentsPath([{ ...segment, end: 'bottom' }])).toBe('M2 5v18q0 2 2 2h6q2 0 2 -2v-18z');
    expect(segmentsPath([{ ...segment, width: 6, end: 'top' }])).toBe('M2 5h6v20h-6z');
  });

  it('is one path for all of a series', () => {
    expect(segmentsPath([segment, { ...segment, x: 20 }])).toBe('M2 5h10v20h-10zM20 5h10v20h-10z');
    expect(segmentsPath([])).toBe('');
  });
});

describe('marksPath', () => {
  const scale = amountScale(0, 40);
  const column = { x: 10, width: 10, from: 0, to: 1 };

  it('sticks out of its bar', () => {
    expect(marksPath([column], [10], scale, HEIGHT)).toBe('M8 180h14');
  });

  it('has none where nothing is known', () => {
    expect(marksPath([column], [undefined], scale, HEIGHT)).toBe('');
    expect(marksPath([column], [0], scale, HEIGHT)).toBe('');
  });

  it('shows the largest where a column stands for several', () => {
    expect(marksPath([{ ...column, width: 2, to: 3 }], [10, 20, undefined], scale, HEIGHT)).toBe('M10 120h2');
  });
});
