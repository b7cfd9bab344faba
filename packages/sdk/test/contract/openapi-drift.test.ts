import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDescriptions } from '../../scripts/read-descriptions.ts';
import { openApiDocument } from '../../src/contract/openapi/index.js';
import { committedPath } from './support/document.js';

it('is what the schemas and doc comments say now', () => {
  const generated = `${JSON.stringify(openApiDocument(readDescriptions()), null, 2)}\n`;
  const same = readFileSync(committedPath, 'utf8') === generated;
  expect(same, 'packages/sdk/openapi.json is out of date. Run: npm run openapi').toBe(true);
});
