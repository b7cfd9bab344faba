import { describe, expect, it } from 'vitest';
import { countValues } from '../../src/events/count-values.js';

const ALL = { outer: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY };

describe('the values of a text', () => {
  it.each([
    ['', 0, 0],
    ['[]', 0, 1],
    ['[1]', 0, 1],
    ['[1,2,3]', 2, 3],
    [' [ {"a":1,"b":[1,2]} , {} ] ', 1, 7],
    ['{"a":1,"b":2}', 1, 2],
    ['{"a":1,"b":2}\n{"a":1,"b":2}', 2, 4],
    ['[[[[[', 0, 5],
    ['[{"a":[{"a":', 0, 4],
    // The content of a string does not count, whatever it looks like.
    ['["a,b,[c",",",{"{,":","}]', 2, 4],
    [String.raw`["\"",2]`, 1, 2],
    [String.raw`["\\",2]`, 1, 2],
    [String.raw`["\\\",2,",3]`, 1, 2],
    ['["never ends, it', 0, 1],
  ])('%j', (text, outer, all) => {
    expect(countValues(text, ALL)).toEqual({ outer, all });
  });

  it('are counted no further than is asked for', () => {
    const text = `[${'{},'.repeat(1_000)}{}]`;
    expect(countValues(text, { ...ALL, outer: 10 })).toEqual({ outer: 11, all: 23 });
    expect(countValues(`[${text}]`, { outer: 10, all: 20 })).toEqual({ outer: 0, all: 21 });
  });
});
