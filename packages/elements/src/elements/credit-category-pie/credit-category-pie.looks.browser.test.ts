import { expect } from '@open-wc/testing';
import { afterEach, describe, it } from 'vitest';
import { part, parts, textOf } from '../../../test/chart-page.js';
import { emulate } from '../../../test/media.js';
import { pieOf } from '../../../test/pie-page.js';
import { categories, manyReport } from '../../../test/pie-report.js';
import { usageReport } from '../../../test/report.js';
import './define.js';

const colourOf = (node: Element | null | undefined): string => (node ? getComputedStyle(node).fill : '');

describe('looks', () => {
  const states = {
    many: manyReport(),
    'only refunds': usageReport({ total: '-3', categories: categories({ A: '-3' }) }),
    selected: manyReport(),
    'with bars': manyReport(),
  };

  for (const theme of ['light', 'dark']) {
    for (const [state, data] of Object.entries(states)) {
      it(`is accessible: ${state}, ${theme}`, async () => {
        const element = await pieOf(data, { theme, heading: 'Usage' });
        if (state === 'selected') element.selectedCategory = 'B';
        if (state === 'with bars') element.variant = 'bar';
        if (state === 'many') part(element, 'rest-toggle')?.click();
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
    }
  }

  it('stands beside its list where it is wide, and over it where it is narrow', async () => {
    const element = await pieOf(usageReport());
    const rect = (name: string): DOMRect => part(element, name)?.getBoundingClientRect() ?? new DOMRect();
    expect(rect('legend').left).to.be.greaterThan(rect('paint').right);
    element.style.inlineSize = '400px';
    expect(rect('legend').top).to.be.greaterThan(rect('paint').bottom);
  });

  it('ends where everything ends, wide or narrow', async () => {
    for (const attributes of [{}, { variant: 'bar' }]) {
      const element = await pieOf(manyReport(), attributes);
      for (const width of ['1200px', '800px', '400px']) {
        element.style.inlineSize = width;
        const shares = parts(element, 'share').map((share) => share.getBoundingClientRect().right);
        expect(Math.max(...shares)).to.be.closeTo(element.getBoundingClientRect().right, 1);
      }
    }
  });

  it('is mirrored from right to left', async () => {
    const element = await pieOf(usageReport(), { dir: 'rtl', lang: 'ar' });
    const rect = (name: string): DOMRect => part(element, name)?.getBoundingClientRect() ?? new DOMRect();
    expect(rect('paint').left).to.be.greaterThan(rect('legend').right);
    expect(rect('name').left).to.be.greaterThan(rect('value').right - 1);
    element.variant = 'bar';
    await element.updateComplete;
    const bar = parts(element, 'bar')[1];
    expect(getComputedStyle(bar ?? element).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
    await expect(element).to.be.accessible();
  });

  it('never overflows, from 160 to 1600 pixels', async () => {
    const reports = [
      usageReport(),
      manyReport(),
      usageReport({
        total: '123456789012345678901234567890.123456',
        categories: categories({
          AVeryLongCategoryNameWithoutAnySpaceInIt: '123456789012345678901234567890.123456',
          B: '1',
          C: '-12345678901234567.5',
        }),
      }),
    ];
    for (const report of reports) {
      for (const variant of ['donut', 'bar']) {
        const element = await pieOf(report, { variant });
        for (let width = 160; width <= 1600; width += 72) {
          element.style.inlineSize = `${width}px`;
          expect(part(element, 'base')?.scrollWidth, `${variant} at ${width}`).to.be.at.most(width);
          for (const name of parts(element, 'name').filter((each) => each.getClientRects().length > 0))
            expect(name.getBoundingClientRect().width, `${textOf(name)} at ${width}`).to.be.greaterThan(8);
        }
      }
    }
  });

  it('has no text under twelve pixels, and targets of 24 at least, however small the page’s text is', async () => {
    const element = await pieOf(manyReport());
    element.style.fontSize = '10px';
    const small = ['name', 'value', 'share', 'unit', 'period', 'rest-toggle'].flatMap((name) =>
      parts(element, name).filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 12),
    );
    expect(small).to.deep.equal([]);
    for (const button of element.shadowRoot?.querySelectorAll('button') ?? []) {
      if (button.getClientRects().length > 0)
        expect(button.getBoundingClientRect().height).to.be.at.least(24);
    }
  });

  it('has textures on request', async () => {
    const element = await pieOf(manyReport(), { 'with-patterns': '' });
    const masked = (): number =>
      parts(element, 'slice').filter((slice) => getComputedStyle(slice).mask.includes('credit-pattern'))
        .length;
    // All but the first colour’s.
    expect(masked()).to.equal(parts(element, 'slice').length - 1);
    element.withPatterns = false;
    await element.updateComplete;
    expect(masked()).to.equal(0);
  });
});

describe('other media', () => {
  afterEach(() => emulate());

  it('tell slices apart without colours', async () => {
    const element = await pieOf(manyReport(), { 'selected-category': 'B' });
    const plain = colourOf(parts(element, 'slice')[0]);
    await emulate({ 'forced-colors': 'active' });
    const slices = parts(element, 'slice');
    expect(colourOf(slices[0])).not.to.equal(plain);
    // One for what is picked, and one for what steps back: nothing is faded there.
    const isPicked = (slice: Element): boolean => !slice.classList.contains('back');
    expect(new Set(slices.filter(isPicked).map(colourOf)).size).to.equal(1);
    expect(new Set(slices.map(colourOf)).size).to.equal(2);
    await Promise.all(slices.flatMap((slice) => slice.getAnimations().map(({ finished }) => finished)));
    expect(slices.every((slice) => getComputedStyle(slice).opacity === '1')).to.equal(true);
    expect(new Set(slices.map((slice) => getComputedStyle(slice).mask)).size).to.equal(7);
    expect(getComputedStyle(part(element, 'selected') ?? element).outlineStyle).to.equal('solid');
  });

  it('show every category on paper', async () => {
    const element = await pieOf(manyReport());
    await emulate({}, 'print');
    const hidden = parts(element, 'legend-item').filter((row) => row.getClientRects().length === 0);
    expect(hidden).to.deep.equal([]);
    expect(part(element, 'rest-toggle')?.getClientRects().length).to.equal(0);
  });
});
