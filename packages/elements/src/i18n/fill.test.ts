import { describe, expect, it } from 'vitest';
import { fill } from './fill.js';

describe('fill', () => {
  it.each([
    ['{a} of {b}', { a: '1', b: '2' }, '1 of 2'],
    ['{a} of {c}', { a: '1', b: '2' }, '1 of {c}'],
    ['{a}, {a}', { a: '1' }, '1, 1'],
    ['{a}', { a: '{b}', b: '2' }, '{b}'],
    ['{toString}', {}, '{toString}'],
  ])('%s with %j', (text, values, filled) => {
    expect(fill(text, values)).toBe(filled);
  });
});

describe('where some of it is written from right to left', () => {
  const isolated = (text: string): string => text.replaceAll('\u2068', '[').replaceAll('\u2069', ']');

  it.each([
    ['the text is', '{ago} שימוש', { ago: '2 hours ago' }, '[2 hours ago] שימוש'],
    ['a value is', 'Not included: {name}', { name: 'חברה' }, 'Not included: [חברה]'],
    ['Arabic', '{bucket}, so far', { bucket: '٢٢ نوفمبر' }, '[٢٢ نوفمبر], so far'],
    ['Adlam', '{name} more', { name: '𞤀𞤣𞤤𞤢𞤥' }, '[𞤀𞤣𞤤𞤢𞤥] more'],
    ['a text without letters begins as its first value', '{a}, {b}', { a: 'ימים', b: '22' }, 'ימים, [22]'],
    ['a place without a value stays', 'ימים {a} {b}', { a: '1' }, 'ימים [1] {b}'],
  ])('%s', (_, text, values, filled) => {
    expect(isolated(fill(text, values))).toBe(filled);
  });
});
