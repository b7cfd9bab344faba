import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { committed, walk } from './support/document.js';

/** All findings of the recommended rules, including warnings. No rule is switched off. */
async function problemsOf(document: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config,
  });
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`);
}

describe('the OpenAPI document', () => {
  it('passes the recommended rules without an error or a warning', async () => {
    expect(await problemsOf(committed)).toEqual([]);
  });

  it('is looked into by the linter: an example that breaks its schema is found', async () => {
    const broken = structuredClone(committed);
    const wrong = [...walk(broken)].find(({ path }) => path.at(-1) === 'value' && path.includes('/v1/usage'));
    (wrong?.value as { total: unknown }).total = '12.50';
    expect(await problemsOf(broken)).toEqual([expect.stringContaining('no-invalid-media-type-examples')]);
  });

  it('has patterns that compile as JSON Schema wants them', () => {
    const patterns = [...walk(committed)].filter(({ path }) => path.at(-1) === 'pattern');
    expect(patterns.length).toBeGreaterThan(5);
    for (const { value } of patterns) expect(() => new RegExp(String(value), 'u')).not.toThrow();
  });

  it('says what each field and parameter means', () => {
    const silent = [...walk(committed)].filter(({ path, value }) => {
      const isField =
        path.at(-2) === 'properties' ||
        (path[0] === 'components' && path[1] === 'parameters' && path.length === 3);
      return isField && !(value as { description?: string }).description;
    });
    expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
  });
});
