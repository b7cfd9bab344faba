import type { UsageReport } from '@credit-usage/sdk';
import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { chartReport } from '../../../test/chart-report.js';
import { conversationPage, emptyPage } from '../../../test/conversations.js';
import { createDashboard, dashboardOf, piece, shown, visibleText } from '../../../test/dashboard-page.js';
import { FAILURE, REFUSAL } from '../../../test/fake-source.js';
import { emptyReport } from '../../../test/report.js';
import { failing, NEVER, type Script, scriptedSource } from '../../../test/scripted-source.js';
import { part } from '../../../test/shadow.js';
import './define.js';

const times = (text: string, words: string): number => text.split(words).length - 1;
const hiddenPieces = (dashboard: Element): string[] =>
  (['credit-usage-chart', 'credit-category-pie', 'recent-conversations'] as const).filter(
    (tag) => !piece(dashboard, tag).checkVisibility(),
  );
const ALL_PIECES = ['credit-usage-chart', 'credit-category-pie', 'recent-conversations'];
const voice = (dashboard: Element): string =>
  piece(dashboard, 'credit-usage-provider').shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
const gathered = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 250));

const REFUSED: Script = { usage: failing(REFUSAL), conversations: failing(REFUSAL) };
const OFFLINE_ERROR = { kind: 'connection', code: 'network', isRetryable: true };
const offline = (): Script =>
  Object.fromEntries(
    ['usage', 'conversations', 'organizations', 'agents', 'categories'].map((route) => [
      route,
      failing(OFFLINE_ERROR),
    ]),
  );

describe('without a source', () => {
  it('shows the page’s own content in place of its pieces, even plain text that comes later', async () => {
    const dashboard = createDashboard(undefined, { source: undefined });
    await fixture(dashboard);
    await shown();
    expect(hiddenPieces(dashboard)).to.deep.equal([]);
    dashboard.append('\n', 'Sign in to see usage');
    await shown();
    expect(hiddenPieces(dashboard)).to.deep.equal(ALL_PIECES);
    expect(visibleText(dashboard)).to.contain('Sign in to see usage');
    dashboard.source = scriptedSource();
    await shown();
    expect(hiddenPieces(dashboard)).to.deep.equal([]);
    expect(visibleText(dashboard)).not.to.contain('Sign in to see usage');
  });
});

describe('without the role', () => {
  it('says so once, to eyes and ears, without a figure, and the filters stay', async () => {
    const source = scriptedSource(REFUSED);
    const dashboard = await dashboardOf(source, { heading: 'Credit usage' }, { 'organization-id': 'org_1' });
    await gathered();
    expect(dashboard.status).to.equal('refused');
    expect(dashboard.matches(':state(refused)')).to.equal(true);
    const text = visibleText(dashboard);
    expect(text).to.contain('You need the Billing role in Acme to see usage. Ask the person who holds it.');
    expect(times(text, 'You need')).to.equal(1);
    expect(times(voice(dashboard), 'You need')).to.equal(1);
    expect(part(dashboard, 'refused')?.checkVisibility()).to.equal(true);
    expect(hiddenPieces(dashboard)).to.deep.equal(ALL_PIECES);
    expect(piece(dashboard, 'credit-usage-summary').shadowRoot?.querySelector('data')).to.equal(null);
    expect(piece(dashboard, 'credit-usage-filters').checkVisibility()).to.equal(true);
  });

  it('leaves no room for what the filters would say of it themselves', async () => {
    const dashboard = await dashboardOf(scriptedSource({ ...REFUSED, agents: failing(REFUSAL) }));
    const filters = piece(dashboard, 'credit-usage-filters');
    expect(part(filters, 'refused')?.checkVisibility()).to.equal(false);
    expect(part(filters, 'row')?.getBoundingClientRect().bottom).to.equal(
      filters.getBoundingClientRect().bottom,
    );
  });

  it('is over with an organization in which the viewer has it', async () => {
    const source = scriptedSource(REFUSED);
    const dashboard = await dashboardOf(source, {}, { 'organization-id': 'org_2' });
    source.script.usage = chartReport();
    source.script.conversations = conversationPage();
    dashboard.filters = { organizationId: 'org_1' };
    await shown();
    expect(dashboard.status).to.equal('ready');
    expect(hiddenPieces(dashboard)).to.deep.equal([]);
    expect(visibleText(dashboard)).not.to.contain('You need');
    // And back: nothing of before stays in sight.
    Object.assign(source.script, REFUSED);
    dashboard.filters = { organizationId: 'org_2' };
    await shown();
    expect(hiddenPieces(dashboard)).to.deep.equal(ALL_PIECES);
    expect(visibleText(dashboard)).not.to.contain(chartReport().total);
  });

  it('still says so while it is asked about another period', async () => {
    const source = scriptedSource(REFUSED);
    const dashboard = await dashboardOf(source);
    source.script.usage = NEVER;
    dashboard.filters = { period: '24h' };
    await shown();
    expect(dashboard.status).to.equal('loading');
    expect(hiddenPieces(dashboard)).to.deep.equal(ALL_PIECES);
    expect(times(visibleText(dashboard), 'You need the')).to.equal(1);
    // Another source may be of another viewer.
    dashboard.source = scriptedSource({ usage: NEVER });
    await shown();
    expect(hiddenPieces(dashboard)).to.deep.equal([]);
    expect(visibleText(dashboard)).not.to.contain('You need');
  });

  it('still shows conversations that a source gives', async () => {
    const dashboard = await dashboardOf(scriptedSource({ usage: failing(REFUSAL) }));
    expect(hiddenPieces(dashboard)).to.deep.equal(['credit-usage-chart', 'credit-category-pie']);
    expect(times(visibleText(dashboard), 'You need the')).to.equal(1);
  });

  it('leaves the place to what the page offers, also when it comes later', async () => {
    const dashboard = await dashboardOf(scriptedSource(REFUSED));
    const own = document.createElement('p');
    own.slot = 'refused';
    own.textContent = 'Ask Ana';
    dashboard.append(own);
    await shown();
    expect(visibleText(dashboard)).to.contain('Ask Ana').and.not.to.contain('You need');
  });
});

describe('without an answer', () => {
  it('says so once, and one button asks for all again', async () => {
    const source = scriptedSource(offline());
    const dashboard = await dashboardOf(source, { heading: 'Credit usage' });
    await gathered();
    const text = visibleText(dashboard);
    expect(times(text, 'Could not load this data.')).to.equal(1);
    expect(times(text, 'Try again')).to.equal(1);
    expect(times(voice(dashboard), 'Could not load this data.')).to.equal(1);
    expect(hiddenPieces(dashboard)).to.deep.equal(ALL_PIECES);
    // What the filters do not say leaves no line that would go when they ask again.
    const filters = piece(dashboard, 'credit-usage-filters');
    expect(filters.getBoundingClientRect().bottom).to.be.closeTo(
      part(filters, 'row')?.getBoundingClientRect().bottom ?? 0,
      1,
    );

    // Who has tried again hears how that went.
    const said = voice(dashboard);
    part(dashboard, 'retry-button')?.click();
    await shown();
    await gathered();
    expect(voice(dashboard)).not.to.equal(said);
    expect(times(voice(dashboard), 'Could not load this data.')).to.equal(1);

    Object.assign(source.script, scriptedSource().script);
    const retry = part(dashboard, 'retry-button');
    retry?.focus();
    retry?.click();
    await shown();
    expect(dashboard.shadowRoot?.activeElement).to.equal(part(dashboard, 'heading'));
    expect(dashboard.status).to.equal('ready');
    for (const tag of ['recent-conversations', 'credit-usage-filters'] as const)
      expect(piece(dashboard, tag).status, tag).to.equal('ready');
    expect(visibleText(dashboard)).not.to.contain('could not be');
  });

  it('keeps the last one, says once that it is old, and one button asks for all again', async () => {
    const source = scriptedSource();
    const dashboard = await dashboardOf(source);
    Object.assign(source.script, offline());
    await dashboard.refresh();
    await shown();
    expect(dashboard.status).to.equal('stale');
    expect(hiddenPieces(dashboard)).to.deep.equal([]);
    const text = visibleText(dashboard);
    expect(times(text, 'Could not refresh this data.')).to.equal(1);
    expect(times(text, 'Try again')).to.equal(1);

    Object.assign(source.script, scriptedSource().script);
    part(dashboard, 'retry-button')?.click();
    await shown();
    expect(dashboard.status).to.equal('ready');
    expect(piece(dashboard, 'recent-conversations').status).to.equal('ready');
    expect(visibleText(dashboard)).not.to.contain('could not be');
  });

  it('says only of the conversations what holds for them alone', async () => {
    const source = scriptedSource({ conversations: failing(FAILURE) });
    const dashboard = await dashboardOf(source);
    expect(dashboard.status).to.equal('ready');
    expect(hiddenPieces(dashboard)).to.deep.equal([]);
    expect(times(visibleText(dashboard), 'Could not load this data.')).to.equal(1);
  });
});

describe('without usage', () => {
  it('says so once, with what would show some, for which period and for whom', async () => {
    const scope = {
      included: [{ id: 'org_1', name: 'Acme' }],
      includedCount: 1,
      excluded: [
        { id: 'org_2', name: 'Globex', code: 'role_required' as const, requiredRoles: REFUSAL.requiredRoles },
      ],
    } as UsageReport['scope'];
    const source = scriptedSource({ usage: { ...emptyReport(), scope }, conversations: emptyPage() });
    const dashboard = await dashboardOf(source);
    expect(dashboard.status).to.equal('empty');
    expect(hiddenPieces(dashboard)).to.deep.equal(ALL_PIECES);
    const text = visibleText(dashboard);
    expect(times(text, 'No usage in this period.')).to.equal(1);
    expect(text).to.contain('Try a longer period or fewer filters.');
    expect(text).to.contain('Asia/Jakarta').and.to.contain('Not included: Globex');

    // While something else is on its way, nothing comes up that has nothing to show.
    source.script.usage = NEVER;
    dashboard.filters = { period: '12mo' };
    await shown();
    expect(hiddenPieces(dashboard)).to.deep.equal(ALL_PIECES);
  });
});

describe('a part of it', () => {
  it('is named once, where the total is', async () => {
    const requiredRoles = REFUSAL.requiredRoles;
    const scope = {
      included: [{ id: 'org_1', name: 'Acme' }],
      includedCount: 1,
      excluded: [{ id: 'org_2', name: 'Globex', code: 'role_required', requiredRoles }],
    };
    const dashboard = await dashboardOf(
      scriptedSource({
        usage: { ...chartReport(), scope },
        conversations: { ...conversationPage(), scope },
      }),
    );
    const words = 'Not included: Globex (needs the Billing role)';
    expect(times(visibleText(dashboard), words)).to.equal(1);
    expect(visibleText(piece(dashboard, 'credit-usage-summary'))).to.contain(words);
  });

  it('is told to the page, which may say below it how to ask for the rest', async () => {
    const excluded = [
      { id: 'org_2', name: 'Globex', code: 'role_required' as const, requiredRoles: REFUSAL.requiredRoles },
    ];
    const scope = { included: [{ id: 'org_1', name: 'Acme' }], includedCount: 1, excluded };
    const dashboard = createDashboard(scriptedSource({ usage: { ...chartReport(), scope } }));
    const told: unknown[] = [];
    dashboard.addEventListener('credit-load', ({ detail }) => {
      told.push(detail);
      const ask = document.createElement('button');
      ask.slot = 'not-included';
      ask.textContent = `Ask for ${detail.excluded.map(({ name }) => name).join()}`;
      dashboard.append(ask);
    });
    await fixture(dashboard);
    await shown();
    expect(told).to.deep.equal([{ route: 'usage', status: 'ready', excluded }]);
    expect(visibleText(piece(dashboard, 'credit-usage-summary'))).to.contain('Ask for Globex');
  });

  it('is whole where nothing is left out', async () => {
    const dashboard = createDashboard();
    dashboard.innerHTML = '<button slot="not-included">Ask for more</button>';
    const told: unknown[] = [];
    dashboard.addEventListener('credit-load', ({ detail }) => told.push(detail));
    await fixture(dashboard);
    await shown();
    expect(told).to.deep.equal([{ route: 'usage', status: 'ready', excluded: [] }]);
    expect(dashboard.querySelector('button')?.checkVisibility()).to.equal(false);
  });

  it('has the period and the zone named once', async () => {
    const dashboard = await dashboardOf();
    expect(times(visibleText(dashboard), 'Asia/Jakarta')).to.equal(1);
  });
});

describe('with a bar picked and details open', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible: ${theme}`, async () => {
      const dashboard = await dashboardOf(undefined, { heading: 'Credit usage', theme });
      dashboard.selectedBucket = chartReport().buckets[4];
      await shown();
      piece(dashboard, 'recent-conversations')
        .shadowRoot?.querySelector<HTMLElement>('.open-button')
        ?.click();
      await shown();
      await expect(dashboard).to.be.accessible();
    });
  }
});
