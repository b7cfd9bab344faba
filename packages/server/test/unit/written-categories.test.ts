import { describe, expect, it } from 'vitest';
import { WrittenCategories } from '../../src/events/written-categories.js';

const row = (organization_id: string, category: string, first_usage: number) => ({
  organization_id,
  category,
  first_usage,
});

describe('categories that have been written', () => {
  const written = new WrittenCategories();
  const known = row('acme', 'LLM', 20);

  it('are new until they are noted', () => {
    expect(written.newAmong([known])).toEqual([known]);
    expect(written.newAmong([known])).toEqual([known]);
    written.note([known]);
    expect(written.newAmong([known, row('acme', 'LLM', 30)])).toEqual([]);
  });

  it('are written again for earlier usage, and only then', () => {
    const earlier = row('acme', 'LLM', 10);
    expect(written.newAmong([earlier])).toEqual([earlier]);
    written.note([earlier]);
    expect(written.newAmong([row('acme', 'LLM', 10), known])).toEqual([]);
  });

  it('are those of one organization', () => {
    const others = [row('globex', 'LLM', 30), row('acme', 'WebSearch', 30), row('acmeL', 'LM', 30)];
    expect(written.newAmong(others)).toEqual(others);
  });
});
