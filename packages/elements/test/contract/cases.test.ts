import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CASES } from './cases.js';

it('the contract is asked of every element', () => {
  const folders = readdirSync(new URL('../../src/elements', import.meta.url));
  expect(CASES.map(({ tag }) => tag).sort()).toEqual(folders.sort());
});
