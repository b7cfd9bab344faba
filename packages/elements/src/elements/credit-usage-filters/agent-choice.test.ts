import { describe, expect, it } from 'vitest';
import {
  type AgentFacts,
  changeToAgent,
  distinction,
  haveNamesakes,
  isChosen,
  matching,
  merged,
  readAgents,
} from './agent-choice.js';

const agent = (id: string, name: string, organizationId = 'a', isDeleted = false): AgentFacts => ({
  organizationId,
  id,
  name,
  isDeleted,
});

const names = (agents: readonly AgentFacts[]): string[] => agents.map(({ name }) => name);

describe('a page of agents', () => {
  it('is read for what it is worth', () => {
    const data = [
      { organizationId: 'a', id: 'x', name: 'X', state: 'active' },
      { organizationId: 'a', id: 'y', name: '', state: 'deleted' },
      { organizationId: 'a', id: 'z', name: 'Z', state: 'asleep' },
      { name: 'without an id' },
      null,
    ];
    expect(readAgents({ data, hasMore: true })).toEqual({
      agents: [agent('x', 'X'), agent('y', 'y', 'a', true), agent('z', 'Z')],
      hasMore: true,
    });
    expect(readAgents({ data: [], hasMore: 'yes' })).toEqual({ agents: [], hasMore: false });
  });

  it.each([undefined, null, 'x', [], {}, { data: 1 }])('of %j is not known', (answer) => {
    expect(readAgents(answer)).toBeUndefined();
  });
});

describe('lists of agents as one', () => {
  it('have each agent once, and those of one id in two organizations twice', () => {
    const first = [agent('x', 'X'), agent('x', 'X', 'b')];
    expect(merged([first, [agent('x', 'X')]], 'en')).toHaveLength(2);
  });

  it('are in the order of names as they are read, the deleted ones last', () => {
    const list = [agent('1', 'Bot 10'), agent('2', 'agent'), agent('3', 'Äther'), agent('4', 'Bot 9')];
    expect(names(merged([list, [agent('5', 'Aardvark', 'a', true)]], 'en'))).toEqual([
      'agent',
      'Äther',
      'Bot 9',
      'Bot 10',
      'Aardvark',
    ]);
    // In Swedish ä comes after z.
    expect(names(merged([list], 'sv')).at(-1)).toBe('Äther');
  });
});

describe('a search', () => {
  const list = [agent('id-1', 'Support Bot'), agent('support-2', 'Sales', 'b'), agent('id-3', 'Writer', 'b')];
  const abroad = ['İşe alım', 'Cafe\u0301', 'ผู้ช่วย', 'हिन्दी सहायक'].map((name, index) =>
    agent(`x-${index}`, name, 'c'),
  );

  it.each([
    ['', undefined, ['Support Bot', 'Sales', 'Writer']],
    ['SUPPORT', undefined, ['Support Bot', 'Sales']],
    [' writ ', undefined, ['Writer']],
    ['', 'b', ['Sales', 'Writer']],
    ['support', 'b', ['Sales']],
    ['.*', undefined, []],
    // The dotted İ and the dotless ı of Turkish; é as one character and as two; the vowel signs of Thai and Hindi are letters.
    ['işe', undefined, ['İşe alım']],
    ['ALIM', undefined, ['İşe alım']],
    ['café', undefined, ['Cafe\u0301']],
    ['cafe\u0301', undefined, ['Cafe\u0301']],
    ['cafe', undefined, ['Cafe\u0301']],
    ['ผู้', undefined, ['ผู้ช่วย']],
    ['ผา', undefined, []],
    ['हिन्दी', undefined, ['हिन्दी सहायक']],
    ['हन्दी', undefined, []],
  ])('for %j in %s finds %j', (text, organizationId, found) => {
    const all = organizationId === undefined && text !== '' ? [...list, ...abroad] : list;
    expect(names(matching(all, { text, organizationId }))).toEqual(found);
  });
});

describe('agents of one name', () => {
  it('are told apart by their organization, or by their id in the same one', () => {
    const list = [agent('1', 'Bot'), agent('2', 'Bot', 'b'), agent('3', 'Twin'), agent('4', 'Twin')];
    expect(list.map((each) => distinction(each, list))).toEqual(['organization', 'organization', 'id', 'id']);
    expect(distinction(agent('5', 'Alone'), list)).toBeUndefined();
  });

  it('ask for the names of organizations when there are several', () => {
    expect(haveNamesakes([agent('1', 'Bot'), agent('2', 'Bot', 'b')])).toBe(true);
    expect(haveNamesakes([agent('1', 'Bot'), agent('2', 'Bot')])).toBe(false);
    expect(haveNamesakes([])).toBe(false);
  });
});

describe('what is chosen', () => {
  it('is the agent of that id, of one organization or of any', () => {
    expect(isChosen(agent('x', 'X', 'b'), { agentId: 'x' })).toBe(true);
    expect(isChosen(agent('x', 'X', 'b'), { agentId: 'x', organizationId: 'a' })).toBe(false);
    expect(isChosen(agent('x', 'X'), {})).toBe(false);
  });
});

describe('another agent', () => {
  const [x, twin, y] = [agent('x', 'X'), agent('x', 'X', 'b'), agent('y', 'Y')];

  it('brings its organization where its id may be that of others too', () => {
    expect(changeToAgent(y, [x, twin, y], true)).toEqual({ agentId: 'y' });
    expect(changeToAgent(twin, [x, twin, y], true)).toEqual({ agentId: 'x', organizationId: 'b' });
    expect(changeToAgent(y, [x, twin, y], false)).toEqual({ agentId: 'y', organizationId: 'a' });
  });

  it('comes alone where its organization is not known, and none takes nothing else away', () => {
    expect(changeToAgent(agent('z', 'Z', ''), [], false)).toEqual({ agentId: 'z' });
    expect(changeToAgent(undefined, [x], true)).toEqual({ agentId: undefined });
  });
});
