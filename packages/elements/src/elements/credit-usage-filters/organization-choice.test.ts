import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.js';
import {
  changeToOrganization,
  readOrganizations,
  withChosen,
  withDistinctNames,
} from './organization-choice.js';

const organization = (id: string, usage: unknown = true, name: unknown = id.toUpperCase()) => ({
  id,
  name,
  roles: [],
  capabilities: { usage, details: 'none' },
});

describe('organizations', () => {
  it('are those of the list, with whether their usage may be seen', () => {
    expect(readOrganizations({ data: [organization('a'), organization('b', false)] })).toEqual([
      { id: 'a', name: 'A', hasUsage: true },
      { id: 'b', name: 'B', hasUsage: false },
    ]);
  });

  it('go by their id without a name, and are none without an id', () => {
    const data = [organization('a', true, ' '), { name: 'B' }, null, 7, { id: 'c' }];
    expect(readOrganizations({ data })).toEqual([
      { id: 'a', name: 'a', hasUsage: true },
      // What is not said is not refused: the server judges.
      { id: 'c', name: 'c', hasUsage: true },
    ]);
  });

  it.each([undefined, null, 'x', [], {}, { data: {} }])('of %j are not known', (answer) => {
    expect(readOrganizations(answer)).toBeUndefined();
  });

  it('have the one that is chosen among them', () => {
    const known = readOrganizations({ data: [organization('a')] }) ?? [];
    expect(withChosen(known, undefined)).toBe(known);
    expect(withChosen(known, 'a')).toBe(known);
    expect(withChosen(known, 'z').map(({ id, name }) => [id, name])).toEqual([
      ['a', 'A'],
      ['z', 'z'],
    ]);
  });
});

describe('organizations of one name', () => {
  it('have their ids with them, and no others do', () => {
    const data = [organization('a', true, 'Acme'), organization('b', false, 'Acme'), organization('c')];
    const words = wordsFor('en');
    const named = withDistinctNames(readOrganizations({ data }) ?? [], words);
    expect(named.map(({ name }) => name)).toEqual(['Acme (a)', 'Acme (b)', 'C']);
    expect(named.map(({ hasUsage }) => hasUsage)).toEqual([true, false, true]);
  });
});

describe('another organization', () => {
  const agents = [
    { organizationId: 'a', id: 'bot', name: 'Bot', isDeleted: false },
    { organizationId: 'b', id: 'bot', name: 'Bot', isDeleted: false },
    { organizationId: 'a', id: 'only', name: 'Only', isDeleted: false },
  ];

  it.each([
    ['b', 'bot', { organizationId: 'b' }],
    ['b', 'only', { organizationId: 'b', agentId: undefined }],
    ['b', 'unheard of', { organizationId: 'b', agentId: undefined }],
    ['b', undefined, { organizationId: 'b' }],
    [undefined, 'only', { organizationId: undefined }],
    // The id of two agents would select both.
    [undefined, 'bot', { organizationId: undefined, agentId: undefined }],
    [undefined, undefined, { organizationId: undefined }],
  ])('%s with the agent %s: %j', (organizationId, agentId, expected) => {
    const change = changeToOrganization(organizationId, { agentId }, agents, true);
    expect(change).toEqual(expected);
    expect(Object.keys(change)).toEqual(Object.keys(expected));
  });

  it('leaves an agent that is listed twice, and clears one that may not be the only one of its id', () => {
    const only = { agentId: 'only' };
    const twice = agents.flatMap((agent) => [agent, agent]);
    expect(changeToOrganization(undefined, only, twice, true)).not.toHaveProperty('agentId');
    expect(changeToOrganization(undefined, only, agents, false)).toHaveProperty('agentId', undefined);
  });
});
