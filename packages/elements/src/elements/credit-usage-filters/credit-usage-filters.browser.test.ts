import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CATEGORIES, FAILURE, REFUSAL } from '../../../test/fake-source.js';
import {
  AGENTS,
  changesOf,
  filtersOf,
  listSource,
  ORGANIZATIONS,
  pageOf,
  shown,
} from '../../../test/lists.js';
import { heard } from '../../../test/mounted.js';
import { part, partText, textOf } from '../../../test/shadow.js';
import type { CreditLoadDetail } from '../../events/load-events.js';
import './define.js';
import type { CreditUsageFiltersElement } from './credit-usage-filters.js';

const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const one = <Found extends HTMLElement>(element: Element, selector: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
};
const radio = (element: Element, value: string): HTMLInputElement =>
  one(element, `[type=radio][value='${value}']`);
const select = (element: Element): HTMLSelectElement => one(element, '#organization');
const box = (element: Element, value: string): HTMLInputElement =>
  one(element, `[type=checkbox][value='${value}']`);
const controls = (element: Element): string[] =>
  all(element, '.control:not(.clear) > .label').map((label) => textOf(label));

/** Until what has happened is painted. */
const frames = async (): Promise<void> => {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
};

/** As a reader picks from the native list. */
const pickOrganization = async (element: CreditUsageFiltersElement, value: string): Promise<void> => {
  select(element).value = value;
  select(element).dispatchEvent(new Event('change', { bubbles: true }));
  await shown(element);
};

describe('controls', () => {
  it('are four, with the last 30 days of everything at first', async () => {
    const element = await filtersOf({ source: listSource() });
    expect(element.status).to.equal('ready');
    expect(controls(element)).to.deep.equal(['Period', 'Organization', 'Agent', 'Category']);
    expect(radio(element, '30d').checked).to.equal(true);
    expect(textOf(select(element).selectedOptions[0] ?? null)).to.equal('All organizations');
    expect(one<HTMLInputElement>(element, '#agent').placeholder).to.equal('All agents');
    expect(partText(element, 'button')).to.equal('All categories');
    expect(part(element, 'clear-button')).to.equal(null);
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta' });
  });

  it('say that there is nothing to choose instead of opening to nothing, but what is chosen can be taken away', async () => {
    const source = listSource({ agents: () => pageOf([]), categories: { object: 'list', data: [] } });
    const element = await filtersOf({ source });
    expect(all(element, '[part~=only]').map(textOf)).to.deep.equal(['No agents yet', 'No categories yet']);
    expect(part(element, 'input') ?? part(element, 'button')).to.equal(null);
    await expect(element).to.be.accessible();
    const chosen = await filtersOf({ source }, { category: 'LLM', 'agent-id': 'sales' });
    expect(partText(chosen, 'button')).to.equal('LLM');
    expect(one<HTMLInputElement>(chosen, '#agent').value).to.equal('sales');
  });

  it('leave out what is empty for want of a role, instead of calling it empty', async () => {
    const nothing = { agents: () => pageOf([]), categories: { object: 'list', data: [] } };
    const refused = ORGANIZATIONS.data.slice(1, 2);
    for (const data of [[], refused]) {
      const organizations = { ...ORGANIZATIONS, data };
      const element = await filtersOf({ source: listSource({ ...nothing, organizations }) });
      expect(controls(element)).to.deep.equal(['Period', ...(data.length > 0 ? ['Organization'] : [])]);
      // Why is said once, and not here.
      expect(partText(element, 'only')).to.equal(data[0]?.name ?? '');
    }
    const alone = await filtersOf({ source: listSource(nothing) }, { controls: 'agent category' });
    expect(controls(alone)).to.deep.equal([]);
    const pending = new Promise(() => {});
    const waiting = await filtersOf({ source: listSource({ ...nothing, organizations: () => pending }) });
    expect(all(waiting, '[part~=only]')).to.have.length(0);
    expect(all(waiting, '.bone')).to.have.length(3);
  });

  it('are those that the page names, in its order, and only their lists are asked for', async () => {
    const source = listSource();
    const element = await filtersOf({ source }, { controls: 'category period' });
    expect(controls(element)).to.deep.equal(['Category', 'Period']);
    expect(source.asked).to.deep.equal(['categories']);
    element.controls = 'period';
    await shown(element);
    expect(controls(element)).to.deep.equal(['Period']);
    expect(element.status).to.equal('ready');
  });

  it('are not there where the source has no list for them', async () => {
    const { usage, conversations, credits, categories } = listSource();
    const element = await filtersOf({
      source: { usage, conversations, credits, categories: categories as never },
    });
    expect(controls(element)).to.deep.equal(['Period', 'Category']);
    element.source = { usage, conversations, credits };
    await shown(element);
    expect(controls(element)).to.deep.equal(['Period']);
    expect(element.status).to.equal('ready');
  });

  it('speak the page’s language', async () => {
    const element = await filtersOf({ source: listSource() }, { lang: 'id', category: 'a,b,c' });
    expect(controls(element)).to.deep.equal(['Periode', 'Organisasi', 'Agen', 'Kategori']);
    expect(all(element, '.segment').map(textOf)).to.deep.equal([
      '24 jam',
      '72 jam',
      '30 hari',
      '12 bulan',
      'Rentang lain…',
    ]);
    expect(partText(element, 'button')).to.equal('3 kategori');
  });
});

describe('a choice', () => {
  it('is the element’s own without a provider, and is told of', async () => {
    const element = await filtersOf({ source: listSource() });
    const changes = changesOf(element);
    radio(element, '72h').click();
    await pickOrganization(element, 'org_3');
    box(element, 'LLM').click();
    await shown(element);
    expect(changes.map(({ changed }) => changed)).to.deep.equal([
      ['period'],
      ['organizationId'],
      ['categories'],
    ]);
    const filters = { timezone: 'Asia/Jakarta', period: '72h', organizationId: 'org_3', categories: ['LLM'] };
    expect(changes.at(-1)?.filters).to.deep.equal(filters);
    expect(element.filters).to.deep.equal(filters);
    expect(partText(element, 'button')).to.equal('LLM');
    expect(all(element, '#categories [part~=selected]').map(textOf)).to.deep.equal(['LLM']);
  });

  it('goes back to what it was when the page cancels it', async () => {
    const element = await filtersOf({ source: listSource() }, { category: 'LLM' });
    const changes = changesOf(element, true);
    radio(element, '72h').click();
    await pickOrganization(element, 'org_3');
    box(element, 'WebSearch').click();
    await shown(element);
    expect(changes).to.have.length(3);
    expect(radio(element, '30d').checked).to.equal(true);
    expect(radio(element, '72h').checked).to.equal(false);
    expect(select(element).value).to.equal('');
    expect([box(element, 'LLM').checked, box(element, 'WebSearch').checked]).to.deep.equal([true, false]);
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta', categories: ['LLM'] });
  });

  it('of the page’s own is shown and told to nobody', async () => {
    const element = await filtersOf({ source: listSource() });
    const changes = changesOf(element);
    Object.assign(element, {
      period: '12mo',
      organizationId: 'org_1',
      agentId: 'sales',
      category: ['LLM', 'Zebra'],
    });
    await shown(element);
    expect(radio(element, '12mo').checked).to.equal(true);
    expect(select(element).value).to.equal('org_1');
    expect(one<HTMLInputElement>(element, '#agent').value).to.equal('Sales');
    expect(partText(element, 'button')).to.equal('LLM, Zebra');
    expect(changes).to.deep.equal([]);
  });
});

describe('organizations', () => {
  it('without usage are there, with the reason, and cannot be chosen', async () => {
    const element = await filtersOf({ source: listSource() });
    const options = [...select(element).options];
    expect(options.map((option) => [textOf(option), option.disabled])).to.deep.equal([
      ['All organizations', false],
      ['Acme', false],
      ['Globex (needs the Billing role)', true],
      ['Initech', false],
    ]);
  });

  it('are chosen with the keyboard, past those that cannot be', async () => {
    const element = await filtersOf({ source: listSource() }, { controls: 'organization' });
    await userEvent.keyboard('{Tab}');
    expect(element.shadowRoot?.activeElement).to.equal(select(element));
    await userEvent.keyboard('{ArrowDown}');
    await shown(element);
    expect(element.filters.organizationId).to.equal('org_1');
    await userEvent.keyboard('{ArrowDown}');
    await shown(element);
    expect(element.filters.organizationId).to.equal('org_3');
  });

  it('that are not in the list are shown by their id', async () => {
    const element = await filtersOf({ source: listSource() }, { 'organization-id': 'org_9' });
    expect(textOf(select(element).selectedOptions[0] ?? null)).to.equal('org_9');
  });

  it('take an agent with them that is not theirs', async () => {
    const element = await filtersOf({ source: listSource() }, { 'agent-id': 'sales' });
    await pickOrganization(element, 'org_1');
    expect(element.filters.agentId).to.equal('sales');
    await pickOrganization(element, 'org_3');
    expect(element.filters.agentId).to.equal(undefined);
    expect(one<HTMLInputElement>(element, '#agent').value).to.equal('');
  });

  it('of one alone are a name, and none at all are nothing', async () => {
    const only = { ...ORGANIZATIONS, data: ORGANIZATIONS.data.slice(0, 1) };
    const element = await filtersOf({ source: listSource({ organizations: only }) });
    expect(all(element, 'select')).to.have.length(0);
    expect(partText(element, 'only')).to.equal('Acme');
    element.organizationId = 'org_1';
    await shown(element);
    expect(partText(element, 'only')).to.equal('Acme');
    // There is nothing that clearing it would change.
    expect(part(element, 'clear-button')).to.equal(null);
    element.organizationId = undefined;
    element.source = listSource({ organizations: { ...ORGANIZATIONS, data: [] } });
    await shown(element);
    expect(controls(element)).to.deep.equal(['Period', 'Agent', 'Category']);
  });
});

describe('clear', () => {
  it('takes away all that the controls have set, once, and keeps the focus', async () => {
    const element = await filtersOf(
      { source: listSource() },
      {
        from: '2026-11-01',
        to: '2026-12-01',
        'organization-id': 'org_1',
        'agent-id': 'sales',
        category: 'LLM',
        'group-by': 'agent',
      },
    );
    const changes = changesOf(element);
    one(element, '.clear-button').focus();
    one(element, '.clear-button').click();
    await shown(element);
    expect(changes).to.have.length(1);
    const cleared = ['period', 'from', 'to', 'organizationId', 'agentId', 'categories'];
    expect(changes[0]?.changed).to.have.members(cleared);
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta', groupBy: 'agent', period: '30d' });
    expect(part(element, 'clear-button')).to.equal(null);
    expect(element.shadowRoot?.activeElement).to.equal(radio(element, '30d'));
  });

  it('leaves alone what has no control', async () => {
    const attributes = { controls: 'period category', 'organization-id': 'org_1', category: 'LLM' };
    const element = await filtersOf({ source: listSource() }, attributes);
    one(element, '.clear-button').click();
    await shown(element);
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta', organizationId: 'org_1' });
    expect(part(element, 'clear-button')).to.equal(null);
  });

  it('leaves its room to the others until it is needed, and moves nothing while categories are ticked', async () => {
    await page.viewport(1200, 800);
    const element = await filtersOf({ source: listSource() });
    element.style.inlineSize = '1160px';
    const lefts = (): number[] =>
      all(element, '.control:not(.clear)').map((control) => control.getBoundingClientRect().left);
    const last = all(element, '.control').at(-1);
    expect(last?.getBoundingClientRect().right).to.be.closeTo(element.getBoundingClientRect().right, 1);
    const before = lefts();
    await userEvent.click(one(element, '#category'));
    await userEvent.click(box(element, 'LLM'));
    await shown(element);
    expect(element.filters.categories).to.deep.equal(['LLM']);
    expect(lefts()).to.deep.equal(before);
    expect(part(element, 'clear-button')).to.equal(null);
    await userEvent.keyboard('{Escape}');
    await frames();
    await shown(element);
    expect(part(element, 'clear-button')).not.to.equal(null);
  });
});

describe('open categories', () => {
  it('neither come nor go under the focus, and do once they are closed', async () => {
    let categories = CATEGORIES;
    const element = await filtersOf({ source: listSource({ categories: () => categories }) });
    const ids = (): string[] =>
      all(element, '[type=checkbox]').map((each) => (each as HTMLInputElement).value);
    const before = ids();
    await userEvent.click(one(element, '#category'));
    box(element, 'LLM').focus();
    categories = { data: [{ id: 'Added', label: 'Added' }, ...CATEGORIES.data] };
    await element.refresh();
    await shown(element);
    expect(ids()).to.deep.equal(before);
    await userEvent.keyboard(' ');
    await shown(element);
    expect(element.filters.categories).to.deep.equal(['LLM']);
    expect(box(element, 'LLM').checked).to.equal(true);
    await userEvent.keyboard('{Escape}');
    await frames();
    await shown(element);
    expect(ids()).to.deep.equal(['Added', ...before]);
  });
});

describe('lists', () => {
  it('are asked for once, however many filters there are, and not again when moved', async () => {
    const source = listSource();
    const [first, second] = [await filtersOf({ source }), await filtersOf({ source })];
    const asked = ['agents {"limit":100}', 'organizations', 'categories'];
    expect(source.asked).to.deep.equal(asked);
    const elsewhere = await fixture<HTMLElement>(document.createElement('div'));
    elsewhere.append(first, second);
    await shown(second);
    expect(source.asked).to.deep.equal(asked);
    expect(controls(first)).to.have.length(4);
    await first.refresh();
    expect(source.asked).to.deep.equal([...asked, ...asked]);
  });

  it('have the shape of what comes while they are on their way', async () => {
    const pending = new Promise(() => {});
    const element = await filtersOf({
      source: listSource({ organizations: pending, agents: pending, categories: pending }),
    });
    expect(element.status).to.equal('loading');
    expect(part(element, 'base')?.getAttribute('aria-busy')).to.equal('true');
    const { height, width } = element.getBoundingClientRect();
    const lefts = all(element, '.control').map((control) => control.getBoundingClientRect().left);
    // The period can be chosen all the same.
    radio(element, '24h').click();
    await shown(element);
    expect(element.filters.period).to.equal('24h');
    element.period = undefined;
    element.source = listSource();
    await shown(element);
    expect([element.getBoundingClientRect().height, element.getBoundingClientRect().width]).to.deep.equal([
      height,
      width,
    ]);
    expect(all(element, '.control').map((control) => control.getBoundingClientRect().left)).to.deep.equal(
      lefts,
    );
  });

  it('that fail take no other down, say so, and can be asked for again', async () => {
    let isDown = true;
    const organizations = (): unknown => {
      if (isDown) throw FAILURE;
      return ORGANIZATIONS;
    };
    const source = listSource({ organizations, categories: { data: 'none' } });
    const element = document.createElement('credit-usage-filters');
    const events = heard(element);
    Object.assign(element, { source, lang: 'en', organizationId: 'org_1' });
    await fixture(element);
    await shown(element);
    expect(element.status).to.equal('error');
    expect(element.error).to.include({ kind: 'server', requestId: 'req_503' });
    // Each list of its own, so that a page can tell which has failed.
    const told = events.map(({ type, detail }) => `${type} ${(detail as CreditLoadDetail).route}`);
    expect(told.sort()).to.deep.equal([
      'credit-load agents',
      'credit-load-error categories',
      'credit-load-error organizations',
      'credit-load-start agents',
      'credit-load-start categories',
      'credit-load-start organizations',
    ]);
    expect(partText(element, 'error')).to.equal(
      'Could not load options: Organization, Category. The service is not available right now. Try again',
    );
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(textOf(all(element, '[role=status]')[0] ?? null)).to.match(/^Could not load options/);
    // What is chosen can be seen and taken back.
    expect(textOf(select(element).selectedOptions[0] ?? null)).to.equal('org_1');
    await pickOrganization(element, '');
    expect(element.filters.organizationId).to.equal(undefined);
    one<HTMLElement>(element, '#agent').click();
    await shown(element);
    expect(all(element, '[role=option]')).to.have.length(AGENTS.length + 1);

    isDown = false;
    one(element, '.retry').focus();
    one(element, '.retry').click();
    await shown(element);
    expect(select(element).options).to.have.length(4);
    expect(source.asked.filter((name) => name === 'organizations')).to.have.length(2);
    expect(partText(element, 'error')).to.equal('Could not load options: Category. Contact support.');
    expect(element.shadowRoot?.activeElement).to.equal(radio(element, '30d'));
  });

  it('that are refused name the role, and are not asked for again and again', async () => {
    const refuse = (): never => {
      throw REFUSAL;
    };
    const source = listSource({ agents: refuse, categories: refuse });
    const element = await filtersOf({ source });
    expect(element.status).to.equal('refused');
    expect(partText(element, 'refused')).to.equal(
      'You need the Billing role in Acme to see usage. Ask the person who holds it.',
    );
    expect(part(element, 'retry-button')).to.equal(null);
    expect(controls(element)).to.deep.equal(['Period', 'Organization', 'Agent', 'Category']);
    expect(source.asked).to.have.length(3);
  });

  it('of what is no list are errors, never a lie', async () => {
    for (const lie of ['x', 7, {}, { data: 1 }, null]) {
      const element = await filtersOf({
        source: listSource({ organizations: lie, agents: lie, categories: lie }),
      });
      expect(element.status).to.equal('error');
      expect(element.error?.code).to.equal('unreadable');
      expect(controls(element)).to.have.length(4);
    }
  });
});

describe('what a page may set', () => {
  it('takes any property for what it is worth', async () => {
    const element = await filtersOf({ source: listSource() });
    const throwing = new Proxy({}, { get: () => expect.fail('looked at') });
    for (const value of [null, 0, Number.NaN, {}, [], [null], () => 1, Symbol('x'), 10n, throwing]) {
      for (const name of [
        'controls',
        'period',
        'from',
        'to',
        'timezone',
        'organizationId',
        'agentId',
        'category',
      ])
        (element as unknown as Record<string, unknown>)[name] = value;
      await shown(element);
      expect(radio(element, '30d').checked).to.equal(true);
    }
  });

  it('shows text as text', async () => {
    const mark = '<img src=x onerror=alert(1)>';
    const element = await filtersOf({
      source: listSource({
        organizations: { data: [{ id: 'a', name: mark }, { id: 'b' }] },
        agents: pageOf([{ organizationId: 'a', id: 'x', name: mark, state: 'active' }]),
        categories: { data: [{ id: 'x', label: mark }] },
      }),
      category: ['x', mark],
      heading: mark,
    });
    one(element, '#agent').click();
    await shown(element);
    expect(all(element, 'img')).to.have.length(0);
    expect(all(element, '[role=option]').map(textOf)).to.deep.equal(['All agents', mark]);
  });
});

describe('life', () => {
  it('lets go of the page when it leaves with an open list', async () => {
    const native = window.addEventListener;
    const signals: AbortSignal[] = [];
    window.addEventListener = (...args: Parameters<typeof native>) => {
      const options = args[2];
      if (typeof options === 'object' && options.signal) signals.push(options.signal);
      native.apply(window, args);
    };
    try {
      const source = listSource();
      for (let round = 0; round < 20; round++) {
        const element = await filtersOf({ source });
        one(element, '#agent').click();
        await element.updateComplete;
        element.remove();
      }
      expect(signals.length).to.be.at.least(20);
      expect(signals.filter(({ aborted }) => !aborted)).to.have.length(0);
      expect(source.asked).to.have.length(3);
    } finally {
      window.addEventListener = native;
    }
  });
});
