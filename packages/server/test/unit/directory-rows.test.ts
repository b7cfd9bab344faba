import { describe, expect, it } from 'vitest';
import { directoryRows } from '../../src/events/directory-rows.js';
import type { UsageRow } from '../../src/store/batch.js';

const row = (time: number, change: Partial<UsageRow> = {}): UsageRow => ({
  index: 0,
  organization_id: 'org',
  agent_id: 'agent',
  conversation_id: '',
  category: 'LLM',
  id: String(time),
  time,
  description: '',
  credits: '1',
  content_hash: '1',
  organization_name: '',
  agent_name: '',
  ...change,
});

describe('what usage says about who exists', () => {
  it('is one row a key, however many records, with the first and the last time', () => {
    expect(directoryRows([row(20), row(10), row(30)])).toEqual({
      agents: [{ organization_id: 'org', agent_id: 'agent', first_usage: 10, last_usage: 30 }],
      organizations: [],
      categories: [{ organization_id: 'org', category: 'LLM', first_usage: 10 }],
    });
  });

  it('keeps pairs apart that are one text when joined', () => {
    const { agents, categories } = directoryRows([
      row(1, { organization_id: 'a', agent_id: 'bc', category: 'bc' }),
      row(1, { organization_id: 'ab', agent_id: 'c', category: 'c' }),
    ]);
    expect([agents.length, categories.length]).toEqual([2, 2]);
  });

  it.each([
    [
      [10, 'old'],
      [20, 'new'],
    ],
    [
      [20, 'new'],
      [10, 'old'],
    ],
  ] as const)('the name of the greatest time wins: %j, %j', (...named) => {
    const { agents, organizations } = directoryRows([
      ...named.map(([time, name]) => row(time, { agent_name: name, organization_name: name })),
      row(30),
    ]);
    expect(agents[0]?.usage_name).toEqual({ time: 20, name: 'new' });
    expect(organizations).toEqual([{ organization_id: 'org', usage_name: { time: 20, name: 'new' } }]);
  });

  it('at the same time the greater name wins, by its bytes, in either order', () => {
    // By UTF-16 units, the emoji would come before the private-use character.
    for (const names of [
      ['\ue000', '🙂'],
      ['🙂', '\ue000'],
    ]) {
      const { agents } = directoryRows(names.map((agent_name) => row(10, { agent_name })));
      expect(agents[0]?.usage_name?.name).toBe('🙂');
    }
  });
});
