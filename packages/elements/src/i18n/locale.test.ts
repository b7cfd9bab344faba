import { expect, it } from 'vitest';
import { canonicalLocale } from './locale.js';

it.each([
  ['id', 'id'],
  [' ID-id ', 'id-ID'],
  ['id_ID', 'id-ID'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['', 'en'],
  [undefined, 'en'],
  ['no language', 'en'],
])('%s is %s', (lang, locale) => {
  expect(canonicalLocale(lang)).toBe(locale);
});
