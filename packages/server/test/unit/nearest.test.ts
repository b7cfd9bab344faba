import { expect, it } from 'vitest';
import { distance, nearest } from '../../src/nearest.js';

const NAMES = ['allowedOrigins', 'allowedHeaders', 'store', 'keys', 'onError'];

it.each([
  ['allowedOrigin', 'allowedOrigins'],
  ['AllowedOrigins', 'allowedOrigins'],
  ['allowed', 'allowedOrigins'],
  ['stroe', 'store'],
  ['onErrors', 'onError'],
  ['cors', undefined],
  ['', undefined],
])('%j may mean %j', (name, meant) => {
  expect(nearest(name, NAMES)).toBe(meant);
});

it.each([
  ['', '', 0],
  ['a', '', 1],
  ['store', 'stroe', 2],
  ['kitten', 'sitting', 3],
])('%j and %j are %i letters apart', (a, b, letters) => {
  expect(distance(a, b)).toBe(letters);
  expect(distance(b, a)).toBe(letters);
});
