import type { AgentsQuery } from '@credit-usage/sdk';
import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FAILURE } from '../../../test/fake-source.js';
import { AGENTS, changesOf, filtersOf, listSource, MANY, pageOf, shown } from '../../../test/lists.js';
import { part, partText, textOf } from '../../../test/shadow.js';
import './define.js';
import type { CreditUsageFiltersElement } from './credit-usage-filters.js';

const input = (element: Element): HTMLInputElement => {
  const found = element.shadowRoot?.querySelector<HTMLInputElement>('#agent');
  if (!found) throw new Error('No agents');
  return found;
};
const options = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[role=option]') ?? [])].map(textOf);
const isOpen = (element: Element): boolean =>
  element.shadowRoot?.querySelector('#agents')?.matches(':popover-open') ?? false;
/** What a screen reader is told to be on. */
const active = (element: Element): string =>
  textOf(
    element.shadowRoot?.getElementById(input(element).getAttribute('aria-activedescendant') ?? '-') ?? null,
  );
const press = async (element: CreditUsageFiltersElement, keys: string): Promise<void> => {
  await userEvent.keyboard(keys);
  await shown(element);
};
const looked = async (element: CreditUsageFiltersElement): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await shown(element);
};

const NAMES = [
  'Helper',
  'Night shift',
  'Sales',
  'Support (Acme)',
  'Support (Initech)',
  'Writer',
  'Legacy (deleted)',
];

describe('few agents', () => {
  it('are listed by name, told apart, the deleted ones last, and nothing more is asked', async () => {
    const source = listSource();
    const element = await filtersOf({ source });
    input(element).click();
    await shown(element);
    expect(isOpen(element)).to.equal(true);
    expect(options(element)).to.deep.equal(['All agents', ...NAMES]);
    await userEvent.keyboard('sup');
    await looked(element);
    expect(options(element)).to.deep.equal(['Support (Acme)', 'Support (Initech)']);
    element.organizationId = 'org_3';
    await shown(element);
    expect(options(element)).to.deep.equal(['Support (Initech)']);
    expect(source.asked.filter((name) => name.startsWith('agents'))).to.deep.equal(['agents {"limit":100}']);
  });

  it('are chosen with the pointer', async () => {
    const element = await filtersOf({ source: listSource() });
    const changes = changesOf(element);
    await userEvent.click(input(element));
    await shown(element);
    const writer = [...(element.shadowRoot?.querySelectorAll('[role=option]') ?? [])].find(
      (option) => textOf(option) === 'Writer',
    );
    await userEvent.click(writer as Element);
    await shown(element);
    expect(
      changes.map(({ changed, filters }) => [changed, filters.agentId, filters.organizationId]),
    ).to.deep.equal([[['agentId'], 'writer', undefined]]);
    expect(input(element).value).to.equal('Writer');
    expect(isOpen(element)).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(input(element));
  });

  it('bring their organization where their id is that of two', async () => {
    const element = await filtersOf({ source: listSource() });
    input(element).focus();
    await press(element, '{ArrowDown}night');
    await press(element, '{Enter}');
    expect(element.filters).to.include({ agentId: 'helper', organizationId: 'org_3' });
    expect(input(element).value).to.equal('Night shift');
  });
});

describe('an id that several agents have', () => {
  const ALL = { timezone: 'Asia/Jakarta' };
  const toAll = async (element: CreditUsageFiltersElement): Promise<void> => {
    const select = element.shadowRoot?.querySelector('select');
    if (!select) throw new Error('No organizations');
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await shown(element);
  };

  it('is not taken along from one organization to all of them', async () => {
    const attributes = { 'agent-id': 'helper', 'organization-id': 'org_3' };
    const element = await filtersOf({ source: listSource() }, attributes);
    expect(input(element).value).to.equal('Night shift');
    await toAll(element);
    expect(element.filters).to.deep.equal(ALL);
    expect(input(element).value).to.equal('');
  });

  it('stays where it is that of one agent, and goes where there may be others', async () => {
    const attributes = { 'agent-id': 'writer', 'organization-id': 'org_3' };
    const element = await filtersOf({ source: listSource() }, attributes);
    await toAll(element);
    expect(element.filters).to.deep.equal({ ...ALL, agentId: 'writer' });
    const many = listSource({ agents: (query: AgentsQuery) => pageOf(MANY, query) });
    const among = await filtersOf({ source: many }, { 'agent-id': 'agent-2345', 'organization-id': 'org_3' });
    expect(input(among).value).to.equal('Agent 2345');
    await toAll(among);
    expect(among.filters).to.deep.equal(ALL);
  });

  it('is shown as such where the page has chosen it alone', async () => {
    const element = await filtersOf({ source: listSource() }, { 'agent-id': 'helper' });
    expect(input(element).value).to.equal('helper');
    element.organizationId = 'org_3';
    await shown(element);
    expect(input(element).value).to.equal('Night shift');
    // The other one is not among the first.
    const twin = { organizationId: 'org_3', id: 'agent-42', name: 'Twin', state: 'active' };
    const many = listSource({ agents: (query: AgentsQuery) => pageOf([...MANY, twin], query) });
    const among = await filtersOf({ source: many }, { 'agent-id': 'agent-42' });
    await shown(among);
    expect(input(among).value).to.equal('agent-42');
  });
});

describe('an organization that came with an agent', () => {
  it('goes with it again', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'agent' });
    input(element).focus();
    await press(element, '{ArrowDown}night');
    await press(element, '{Enter}');
    expect(element.filters.organizationId).to.equal('org_3');
    await press(element, '{ArrowDown}{ArrowUp}');
    expect(active(element)).to.equal('All agents');
    await press(element, '{Enter}');
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta' });

    await press(element, '{ArrowDown}night');
    await press(element, '{Enter}');
    part(element, 'clear-button')?.click();
    await shown(element);
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta' });
  });

  it('stays when it was chosen before', async () => {
    const element = await filtersOf({ source: listSource() }, { 'organization-id': 'org_3' });
    input(element).focus();
    await press(element, '{ArrowDown}night');
    await press(element, '{Enter}');
    expect(element.filters).to.include({ agentId: 'helper', organizationId: 'org_3' });
    await press(element, '{ArrowDown}{Backspace}{Enter}');
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta', organizationId: 'org_3' });
  });
});

describe('agents alone', () => {
  it('ask for the organizations only to tell namesakes apart', async () => {
    const source = listSource();
    const element = await filtersOf({ source }, { controls: 'agent', 'agent-id': 'support-3' });
    await shown(element);
    expect(source.asked).to.deep.equal(['agents {"limit":100}', 'organizations']);
    expect(input(element).value).to.equal('Support (Initech)');
    const others = listSource({ agents: pageOf(AGENTS.slice(0, 3)) });
    element.source = others;
    await shown(element);
    expect(others.asked).to.deep.equal(['agents {"limit":100}']);
  });
});

describe('the keyboard', () => {
  it('opens the list at what is chosen, walks it round, and chooses', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'agent', 'agent-id': 'writer' });
    const changes = changesOf(element);
    await press(element, '{Tab}');
    expect(element.shadowRoot?.activeElement).to.equal(input(element));
    expect(isOpen(element)).to.equal(false);
    await press(element, '{ArrowDown}');
    expect(isOpen(element)).to.equal(true);
    expect(input(element).getAttribute('aria-expanded')).to.equal('true');
    expect(active(element)).to.equal('Writer');
    await press(element, '{ArrowDown}{ArrowDown}');
    expect(active(element)).to.equal('All agents');
    await press(element, '{ArrowUp}');
    expect(active(element)).to.equal('Legacy (deleted)');
    // Walking chooses nothing.
    expect(changes).to.deep.equal([]);
    await press(element, '{ArrowDown}{Enter}');
    expect(changes.map(({ filters }) => filters.agentId)).to.deep.equal([undefined]);
    expect(input(element).value).to.equal('');
    expect(isOpen(element)).to.equal(false);
  });

  it('looks for a name, says how many there are, and takes the first with Enter', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'agent' });
    await press(element, '{Tab}s');
    await press(element, 'a');
    expect(active(element)).to.equal('Sales');
    await looked(element);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(textOf(element.shadowRoot?.querySelector('[role=status]') ?? null)).to.equal('1 agent.');
    await press(element, '{Enter}');
    expect(element.filters.agentId).to.equal('sales');
  });

  it('says that nothing was found, as it is seen', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'agent' });
    await press(element, '{Tab}zzz');
    await looked(element);
    await new Promise((resolve) => setTimeout(resolve, 250));
    const voice = textOf(element.shadowRoot?.querySelector('[role=status]') ?? null);
    expect(voice).to.equal('No agents match this name or ID.');
    expect(partText(element, 'note')).to.equal(voice);
  });

  it('puts everything back with Escape, which goes no further, and by leaving', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'agent', 'agent-id': 'writer' });
    const changes = changesOf(element);
    const escapes: Event[] = [];
    const listen = (event: Event): number => escapes.push(event);
    document.addEventListener('keydown', listen);
    await press(element, '{Tab}sa{Escape}');
    document.removeEventListener('keydown', listen);
    expect(escapes.map((event) => (event as KeyboardEvent).key)).not.to.contain('Escape');
    expect(isOpen(element)).to.equal(false);
    expect(input(element).value).to.equal('Writer');
    await press(element, 'sa{Tab}');
    expect(isOpen(element)).to.equal(false);
    expect(input(element).value).to.equal('Writer');
    expect(changes).to.deep.equal([]);
  });

  it('takes an emptied field for all of them', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'agent', 'agent-id': 'writer' });
    await press(element, '{Tab}{Backspace}');
    expect(options(element)).to.have.length(AGENTS.length + 1);
    await press(element, '{Tab}');
    expect(element.filters.agentId).to.equal(undefined);
    expect(input(element).value).to.equal('');
  });

  it('stays where it is when nothing is found', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'agent' });
    await press(element, '{Tab}xyz{Enter}');
    expect(isOpen(element)).to.equal(true);
    expect(partText(element, 'note')).to.equal('No agents match this name or ID.');
    await expect(element).to.be.accessible();
  });
});

describe('thousands of agents', () => {
  const agents = (query: AgentsQuery) => pageOf(MANY, query);

  it('are searched by the source, when a reader stops typing', async () => {
    const source = listSource({ agents });
    const element = await filtersOf({ source }, { controls: 'agent' });
    await press(element, '{Tab}{ArrowDown}');
    expect(options(element)).to.have.length(101);
    expect(partText(element, 'note')).to.equal('Not all agents are listed. Type more of the name or ID.');
    await press(element, 'agent 299');
    await looked(element);
    expect(options(element)).to.have.length(11);
    expect(source.asked).to.deep.equal(['agents {"limit":100}', 'agents {"q":"agent 299","limit":100}']);
    await press(element, '{ArrowDown}{Enter}');
    expect(element.filters.agentId).to.equal('agent-2990');
    // There may be others of that id: its organization is picked with it.
    expect(element.filters.organizationId).to.equal('org_3');
    expect(input(element).value).to.equal('Agent 2990');
  });

  it('of one organization are asked for as such', async () => {
    const source = listSource({ agents });
    const element = await filtersOf({ source }, { controls: 'agent', 'organization-id': 'org_3' });
    await press(element, '{Tab}{ArrowDown}');
    expect(options(element)[1]).to.equal('Agent 1500');
    expect(source.asked).to.deep.equal([
      'agents {"limit":100}',
      'agents {"organizationId":"org_3","limit":100}',
    ]);
  });

  it('have the one among them that the page has chosen, by its name if it can be found out', async () => {
    const element = await filtersOf(
      { source: listSource({ agents }) },
      { controls: 'agent', 'agent-id': 'agent-2345' },
    );
    await shown(element);
    expect(input(element).value).to.equal('Agent 2345');
    element.agentId = 'unheard-of';
    await shown(element);
    expect(input(element).value).to.equal('unheard-of');
  });

  it('that cannot be searched say so, and the first of them stay', async () => {
    const failing = (query: AgentsQuery): unknown => {
      if (query.q !== undefined) throw FAILURE;
      return agents(query);
    };
    const element = await filtersOf({ source: listSource({ agents: failing }) }, { controls: 'agent' });
    const told: unknown[] = [];
    for (const name of ['credit-load-start', 'credit-load', 'credit-load-error'] as const)
      element.addEventListener(name, ({ type, detail }) => told.push([type, detail.route]));
    await press(element, '{Tab}agent 1');
    await looked(element);
    expect(told).to.deep.equal([['credit-load-error', 'agents']]);
    expect(options(element)[0]).to.equal('Agent 1');
    expect(partText(element, 'note')).to.equal('Could not load this data.');
    expect(element.status).to.equal('ready');
  });
});
