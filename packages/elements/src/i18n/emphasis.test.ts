import { expect, it } from 'vitest';
import { emphasise, plainText, textPieces } from './emphasis.js';

it('makes values stand out, and can be read without', () => {
  const text = `The ${emphasise('Billing')} role in ${emphasise('Acme')}`;
  expect(plainText(text)).toBe('The Billing role in Acme');
  expect(textPieces(text)).toEqual([
    { text: 'The ', isStrong: false },
    { text: 'Billing', isStrong: true },
    { text: ' role in ', isStrong: false },
    { text: 'Acme', isStrong: true },
  ]);
});

it('is not confused by a value with marks of its own', () => {
  expect(textPieces(emphasise('A\uE001\uE000B'))).toEqual([{ text: 'AB', isStrong: true }]);
  expect(textPieces('\uE001x\uE000')).toEqual([{ text: 'x', isStrong: false }]);
});
