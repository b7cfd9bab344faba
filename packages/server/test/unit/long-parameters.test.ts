import { describe, expect, it } from 'vitest';
import { splitLong } from '../../src/store/long-parameters.js';

const QUERY = 'SELECT {n:Int64} WHERE id IN {ids:Array(String)} AND x IN {xs:Array(Tuple(String, Int64))}';

describe('parameters that are too long for a field', () => {
  it('are left alone as long as they are not', () => {
    const parameters = { n: 1, ids: ['a', 'b'], xs: [] };
    expect(splitLong(QUERY, parameters)).toEqual({ query: QUERY, parameters });
  });

  it('become several, in their order, and the statement puts them together', () => {
    const ids = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'd'];
    const { query, parameters } = splitLong(QUERY, { n: 1, ids, xs: [1] }, 50);
    expect(query).toBe(
      QUERY.replace('{ids:Array(String)}', 'arrayConcat({ids__0:Array(String)}, {ids__1:Array(String)})'),
    );
    expect(parameters).toEqual({
      n: 1,
      ids__0: ['aaaaaaaaaa', 'bbbbbbbbbb'],
      ids__1: ['cccccccccc', 'd'],
      xs: [1],
    });
  });

  it('are judged by their bytes, escaped: no part is longer than it may be', () => {
    const ids = Array.from({ length: 400 }, (_, index) => `'\\é${'\n'.repeat(index % 30)}`);
    const { parameters } = splitLong('{ids:Array(String)}', { ids }, 1_000);
    const parts = Object.values(parameters) as string[][];
    expect(parts.flat()).toEqual(ids);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      const written = `[${part.map((id) => `'${id.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`).join(',')}]`;
      expect(Buffer.byteLength(written)).toBeLessThanOrEqual(1_000);
    }
  });

  it('numbers too', () => {
    const { query, parameters } = splitLong('roundDown(t, {b:Array(Int64)})', { b: [1, 2, 3] }, 40);
    expect(query).toBe('roundDown(t, arrayConcat({b__0:Array(Int64)}, {b__1:Array(Int64)}))');
    expect(parameters).toEqual({ b__0: [1, 2], b__1: [3] });
  });

  it('one value that is too long by itself stays whole', () => {
    expect(splitLong('{ids:Array(String)}', { ids: ['x'.repeat(99)] }, 10).parameters).toEqual({
      ids: ['x'.repeat(99)],
    });
  });
});
