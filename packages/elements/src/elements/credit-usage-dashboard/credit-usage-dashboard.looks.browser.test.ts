import { expect, fixture } from '@open-wc/testing';
import { afterEach, describe, it } from 'vitest';
import { chartReport } from '../../../test/chart-report.js';
import { conversation, conversationPage } from '../../../test/conversations.js';
import { createDashboard, dashboardOf, piece, shown } from '../../../test/dashboard-page.js';
import { emulate } from '../../../test/media.js';
import { scriptedSource } from '../../../test/scripted-source.js';
import { part } from '../../../test/shadow.js';
import type { CreditUsageDashboardElement } from './credit-usage-dashboard.js';
import './define.js';

afterEach(() => emulate());

const box = (
  dashboard: Element,
  tag: 'credit-category-pie' | 'recent-conversations' | 'credit-usage-chart',
) => piece(dashboard, tag).getBoundingClientRect();

/** Where the chart is, and how high, from where the dashboard begins. */
function chartIn(dashboard: Element): { readonly top: number; readonly height: number } {
  const { top, height } = box(dashboard, 'credit-usage-chart');
  return { top: top - dashboard.getBoundingClientRect().top, height };
}

async function at(width: number, dashboard: CreditUsageDashboardElement): Promise<void> {
  dashboard.style.inlineSize = `${width}px`;
  await shown();
}

describe('the layout', () => {
  it('puts pie and conversations side by side where both fit, the conversations wider', async () => {
    const dashboard = await dashboardOf();
    await at(1200, dashboard);
    const [pie, list] = [box(dashboard, 'credit-category-pie'), box(dashboard, 'recent-conversations')];
    expect(pie.top).to.be.closeTo(list.top, 1);
    expect(pie.right).to.be.lessThan(list.left);
    // As much as the ring and its list need; the rest is for rows.
    expect(pie.width).to.equal(320);
    expect(list.width).to.equal(1200 - 320 - 48);
    expect(box(dashboard, 'credit-usage-chart').width).to.be.closeTo(1200, 1);
    await at(720, dashboard);
    expect(box(dashboard, 'credit-category-pie').bottom).to.be.lessThan(
      box(dashboard, 'recent-conversations').top,
    );
  });

  it('never makes cards of the conversations to have the pie beside them', async () => {
    const dashboard = await dashboardOf();
    for (const width of [960, 1023, 1024, 1060, 1152]) {
      await at(width, dashboard);
      const [pie, list] = [box(dashboard, 'credit-category-pie'), box(dashboard, 'recent-conversations')];
      expect(list.width, String(width)).to.be.at.least(704);
      expect(pie.top === list.top, String(width)).to.equal(width >= 1024);
    }
  });

  it('is mirrored from right to left', async () => {
    const dashboard = await dashboardOf(undefined, {}, { dir: 'rtl' });
    await at(1200, dashboard);
    expect(box(dashboard, 'credit-category-pie').left).to.be.greaterThan(
      box(dashboard, 'recent-conversations').right,
    );
  });

  it('never overflows, from a phone to a wall, with long words and numbers', async () => {
    const long = conversation({
      title: 'Donaudampfschifffahrtsgesellschaft'.repeat(3),
      credits: '-999999999999.999999',
    });
    const report = chartReport({ compare: true });
    const dashboard = await dashboardOf(
      scriptedSource({
        usage: { ...report, total: '999999999999.999999' },
        conversations: conversationPage({ data: [long] }),
      }),
      { heading: 'Credit usage' },
    );
    for (const width of [280, 320, 480, 639, 640, 768, 959, 960, 1200, 1600]) {
      await at(width, dashboard);
      const base = part(dashboard, 'base');
      expect(base?.scrollWidth, String(width)).to.be.at.most(width);
      for (const child of base?.querySelectorAll('*') ?? [])
        expect(child.getBoundingClientRect().right, `${width} ${child.localName}`).to.be.at.most(
          (base?.getBoundingClientRect().right ?? 0) + 1,
        );
    }
  });

  it('does not move what is above the conversations when the answers come', async () => {
    for (const width of [1200, 800, 320]) {
      let give: (value: unknown) => void = () => {};
      const report = new Promise((resolve) => {
        give = resolve;
      });
      // A total of four digits with three decimals, as most are.
      const usage = { ...chartReport({ compare: true }), total: '4721.483' };
      const dashboard = createDashboard(scriptedSource({ usage: () => report }), { heading: 'Credit usage' });
      dashboard.style.inlineSize = `${width}px`;
      await fixture(dashboard);
      await shown();
      const before = chartIn(dashboard);
      give(usage);
      await shown();
      const after = chartIn(dashboard);
      expect(dashboard.status).to.equal('ready');
      expect(after.top, `${width} top`).to.be.closeTo(before.top, 24);
      expect(after.height, `${width} height`).to.be.closeTo(before.height, 24);
    }
  });
});

describe('what a reader’s browser asks for', () => {
  it('may break between its pieces in print, and not inside one', async () => {
    const dashboard = await dashboardOf();
    await emulate({}, 'print');
    expect(getComputedStyle(dashboard).breakInside).to.equal('auto');
    expect(getComputedStyle(piece(dashboard, 'credit-category-pie')).breakInside).to.equal('avoid');
  });
});
