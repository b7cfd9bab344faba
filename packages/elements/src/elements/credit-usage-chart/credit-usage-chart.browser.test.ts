import { expect, fixture, html } from '@open-wc/testing';
import { describe, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { chartOf, part, parts, settled, textOf } from '../../../test/chart-page.js';
import { chartReport, member } from '../../../test/chart-report.js';
import { contrast } from '../../../test/colour.js';
import { emulate } from '../../../test/media.js';
import { emptyReport, usageReport } from '../../../test/report.js';
import './define.js';
import type { CreditUsageChartElement } from './credit-usage-chart.js';

const paths = (element: Element): SVGPathElement[] =>
  parts<SVGPathElement>(element, 'series').filter((path) => path.getAttribute('d') !== '');

const labels = (element: Element): (string | null)[] =>
  parts(element, 'bar-hit').map((hit) => hit.getAttribute('aria-label'));

describe('bars', () => {
  it('are one path a series, and a button each', async () => {
    const element = await chartOf(chartReport());
    expect(element.status).to.equal('ready');
    expect(parts(element, 'bar-hit')).to.have.length(30);
    // Those that are over, and the one that is not.
    expect(parts(element, 'series')).to.have.length(12);
    expect(parts(element, 'paint')[0]?.getAttribute('aria-hidden')).to.equal('true');
  });

  it('are as wide as the place, on whole pixels', async () => {
    const element = await chartOf(chartReport());
    await settled(element);
    const paint = part<SVGSVGElement>(element, 'paint');
    const { width, height } = paint?.getBoundingClientRect() ?? new DOMRect();
    expect(paint?.getAttribute('viewBox')).to.equal(`0 0 ${Math.round(width)} ${Math.round(height)}`);
    element.style.inlineSize = '500px';
    await settled(element);
    expect(paint?.viewBox.baseVal.width).to.be.closeTo(paint?.getBoundingClientRect().width ?? 0, 1);
  });

  it('stand under the middle of their buttons', async () => {
    const element = await chartOf(chartReport({ count: 7, series: [member('LLM')] }));
    await settled(element);
    const path = parts<SVGPathElement>(element, 'series')[0];
    const plot = part(element, 'plot')?.getBoundingClientRect() ?? new DOMRect();
    const starts = [...(path?.getAttribute('d') ?? '').matchAll(/M(\d+)/g)].map(([, x]) => Number(x));
    for (const [index, x] of starts.entries()) {
      const hit = parts(element, 'bar-hit')[index]?.getBoundingClientRect() ?? new DOMRect();
      expect(x + 28).to.be.closeTo(hit.left + hit.width / 2 - plot.left, 1);
    }
  });

  it('go down from zero for refunds', async () => {
    const element = await chartOf(
      chartReport({
        count: 4,
        series: [member('LLM')],
        micros: (bucket) => (bucket % 2 ? -1 : 1) * 1_000_000,
      }),
    );
    expect(parts(element, 'y-label').map(textOf)).to.include('-1');
    expect(labels(element)[1]).to.contain(': -1 credit');
  });

  it('follow new data', async () => {
    const element = await chartOf(chartReport({ count: 3 }));
    element.data = chartReport({ count: 5 });
    await element.updateComplete;
    expect(parts(element, 'bar-hit')).to.have.length(5);
  });

  it('are grouped for fingers and keys where they are many, and all in the table', async () => {
    const element = await chartOf(chartReport({ count: 365 }));
    expect(parts(element, 'bar-hit')).to.have.length(53);
    part(element, 'table-toggle')?.click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('tbody tr')).to.have.length(365);
  });

  it('say where nothing has begun', async () => {
    const element = await chartOf(chartReport({ unit: 'hour', count: 24, notYet: 8 }));
    expect(labels(element).at(-1)).to.match(/no data yet$/);
    expect(part(element, 'not-yet')).to.not.equal(null);
    expect(textOf(element.shadowRoot?.querySelector('.not-yet-label'))).to.equal('No data yet');
  });

  it('have the marks of the previous period when they are asked for', async () => {
    const element = await chartOf(chartReport({ compare: true }));
    expect(part<SVGPathElement>(element, 'previous')?.getAttribute('d')?.match(/M/g)).to.have.length(30);
    expect(textOf(part(element, 'legend'))).to.contain('Previous period');
    const alone = await chartOf(chartReport());
    expect(part(alone, 'previous')).to.equal(null);
  });
});

describe('what is picked', () => {
  it('stands on a chip under the bars, which clears it and gives the focus back to the bars', async () => {
    const report = chartReport();
    const element = await chartOf(report);
    const details: unknown[] = [];
    element.addEventListener('credit-bucket-select', (event) => details.push((event as CustomEvent).detail));
    expect(part(element, 'range-chip')).to.equal(null);
    element.selectedBucket = report.buckets[10];
    await element.updateComplete;
    const chip = part(element, 'range-chip');
    const name = /^Nov 3, 2026 ?: Show the whole period$/;
    const named = page.elementLocator(element).getByRole('button', { name });
    expect(named.elements()).to.deep.equal([chip]);
    chip?.focus();
    chip?.click();
    await settled(element);
    expect(element.selectedBucket).to.equal(undefined);
    expect(details).to.deep.equal([{ bucket: null }]);
    expect(part(element, 'range-chip')).to.equal(null);
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.contain('bar-hit');
  });

  it('has no chip where this chart has no such bar', async () => {
    const element = await chartOf(chartReport());
    element.selectedBucket = { start: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' };
    await element.updateComplete;
    expect(part(element, 'range-chip')).to.equal(null);
  });
});

it('says what is hatched', async () => {
  const element = await chartOf(chartReport());
  expect(textOf(part(element, 'legend'))).to.match(/Embedding So far$/);
  const mask = element.shadowRoot?.querySelector('.bars[mask]')?.getAttribute('mask');
  expect(mask).to.contain('more-2');
  expect(element.shadowRoot?.querySelector('.legend-note rect')?.getAttribute('mask')).to.equal(mask);
});

it('is heard with a name over its bars, and the way through them once', async () => {
  const element = await chartOf(chartReport(), { heading: 'Usage' });
  expect(part(element, 'hits')?.getAttribute('aria-label')).to.equal('Usage');
  const id = part(element, 'base')?.getAttribute('aria-describedby') ?? '';
  const hint = element.shadowRoot?.getElementById(id);
  expect(textOf(hint)).to.match(/^Left and right arrow keys .* Escape closes\.$/);
  expect(hint?.checkVisibility()).to.equal(false);
});

describe('the marks of the previous period', () => {
  it('step back with their bars, and are not there beside a part of them', async () => {
    const report = chartReport({ compare: true });
    const element = await chartOf(report);
    element.selectedBucket = report.buckets[10];
    await settled(element);
    const marks = parts<SVGPathElement>(element, 'previous');
    const opacity = marks.map((path) => getComputedStyle(path.parentElement ?? path).opacity);
    expect(marks.map((path) => path.getAttribute('d')?.match(/M/g)?.length)).to.deep.equal([29, 1]);
    expect(opacity).to.deep.equal(['0.28', '1']);
    element.selectedCategory = 'LLM';
    await settled(element);
    expect(parts(element, 'previous')).to.deep.equal([]);
  });

  /** Of `color(srgb 0.1 0.2 0.3 / 0.7)` on a ground of `#ffffff`. */
  const onGround = (colour: string, ground: string): string => {
    const [r = 0, g = 0, b = 0, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
    const mixed = [r, g, b].map((part, index) => {
      const under = Number.parseInt(ground.slice(1 + 2 * index, 3 + 2 * index), 16);
      return Math.round(part * 255 * alpha + under * (1 - alpha));
    });
    return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };

  it.each([
    ['light', '#ffffff', 'rgb(255, 255, 255)'],
    ['dark', '#15181d', 'rgb(21, 24, 29)'],
  ])('stand out wherever they lie: %s', async (theme, surface, edge) => {
    const element = await chartOf(chartReport({ compare: true }), { theme });
    const mark = part<SVGPathElement>(element, 'previous');
    const halo = mark?.previousElementSibling;
    const [over, under] = [mark, halo].map((path) => getComputedStyle(path ?? element));
    expect(over?.stroke).to.match(/^color\(srgb /);
    expect(contrast(onGround(over?.stroke ?? '', surface), surface)).to.be.at.least(3);
    // Around it there is surface, whatever bar it lies on.
    expect(halo?.getAttribute('d')).to.equal(mark?.getAttribute('d'));
    expect(under?.stroke).to.equal(edge);
    expect(Number.parseFloat(under?.strokeWidth ?? '')).to.be.at.least(
      Number.parseFloat(over?.strokeWidth ?? '') + 2,
    );
    expect([over?.opacity, under?.opacity]).to.deep.equal(['1', '1']);
  });
});

describe('colours', () => {
  const slots = (element: Element): Record<string, string> =>
    Object.fromEntries(
      parts(element, 'legend-item').map((item) => [
        textOf(item),
        item.querySelector('rect')?.getAttribute('class') ?? '',
      ]),
    );

  it('stay with their categories, whatever is left of them', async () => {
    const element = await chartOf(chartReport());
    const before = slots(element);
    element.data = chartReport({ series: [member('Embedding'), member('WebSearch'), member('New')] });
    await element.updateComplete;
    const after = slots(element);
    expect(after.Embedding).to.equal(before.Embedding);
    expect(after.WebSearch).to.equal(before.WebSearch);
    // None of the six, and not the rest either.
    expect(after.New).to.equal('series-other more-6');
  });

  it('stay with their agents too', async () => {
    const agents = (...ids: string[]) =>
      chartReport({ groupBy: 'agent', series: ids.map((id) => member(id, 'org_1')) });
    const element = await chartOf(agents('b', 'a'));
    const before = slots(element);
    element.data = agents('c', 'a', 'b');
    await element.updateComplete;
    expect(slots(element)).to.include(before);
  });

  it('bring one forward from the legend, with an event that a page may cancel', async () => {
    const element = await chartOf(chartReport());
    const details: unknown[] = [];
    const listen = (event: Event): void => void details.push((event as CustomEvent).detail);
    document.addEventListener('credit-category-select', listen);
    parts(element, 'legend-item')[1]?.click();
    await element.updateComplete;
    expect(element.selectedCategory).to.deep.equal(['WebSearch']);
    expect(parts(element, 'legend-item')[1]?.getAttribute('aria-pressed')).to.equal('true');
    expect(paths(element).filter((path) => !path.classList.contains('back'))).to.have.length(2);

    parts(element, 'legend-item')[1]?.click();
    await element.updateComplete;
    expect(element.selectedCategory).to.equal(undefined);
    expect(details).to.deep.equal([{ categories: ['WebSearch'] }, { categories: [] }]);

    element.addEventListener('credit-category-select', (event) => event.preventDefault(), { once: true });
    parts(element, 'legend-item')[0]?.click();
    expect(element.selectedCategory).to.equal(undefined);
    document.removeEventListener('credit-category-select', listen);
  });

  it('bring the folded rest forward for what is folded into it, and nothing for what is not there', async () => {
    const other = { kind: 'other', id: null, members: 2, total: '0' } as const;
    const report = chartReport({ series: [member('LLM'), other] });
    const categories = ['LLM', 'Rare', 'Rarer'].map((id) => ({ id, label: id, total: '1' }));
    const element = await chartOf({ ...report, categories });
    const pressed = (): (string | null)[] =>
      parts(element, 'legend-item').map((item) => item.getAttribute('aria-pressed'));
    element.setAttribute('selected-category', 'Rare, Rarer');
    await element.updateComplete;
    expect(pressed()).to.deep.equal(['false', 'true']);
    element.selectedCategory = 'Elsewhere';
    await element.updateComplete;
    expect(pressed()).to.deep.equal(['false', 'false']);
    expect(paths(element).some((path) => path.classList.contains('back'))).to.equal(false);
  });

  it('give what has none of them a texture, whether textures are wanted or not', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const element = await chartOf(chartReport({ series: ids.map((id) => member(id)) }));
    const masks = ids.map((_, index) => {
      const rect = parts(element, 'legend-item')[index]?.querySelector('rect');
      return getComputedStyle(rect ?? element).maskImage;
    });
    expect(masks.slice(0, 6)).to.deep.equal(Array.from({ length: 6 }, () => 'none'));
    expect(masks[6]).to.contain('credit-pattern-more-6');
    expect(masks[7]).to.contain('credit-pattern-more-4');
    for (const id of ['more-2', 'more-other'])
      expect(element.shadowRoot?.querySelector(`#credit-pattern-${id}`)).to.not.equal(null);
  });

  it('go to the largest of the first answer, the same in the chart and in the pie', async () => {
    const ids = [
      'Embedding',
      'LLM',
      'SpeechToText',
      'TextToSpeech',
      'WebSearch',
      'Ocr',
      'Translation',
      'Fetching',
    ];
    const element = await chartOf(chartReport({ series: ids.toReversed().map((id) => member(id)) }));
    expect(Object.values(slots(element)).filter((name) => name.includes('more'))).to.deep.equal([
      'series-other more-6',
      'series-other more-4',
    ]);
    expect(slots(element).Embedding).to.equal('series-other more-4');
  });

  it('are settled by the first answer with usage, not by an empty one', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const series = ids.map((id) => member(id));
    const element = await chartOf(chartReport({ series, micros: () => 0 }));
    element.data = chartReport({ series, micros: (_, at) => (at + 1) * 1_000_000 });
    await settled(element);
    const uncoloured = Object.entries(slots(element)).filter(([, name]) => name.includes('more'));
    expect(uncoloured.map(([id]) => id)).to.deep.equal(['a', 'b']);
  });

  it('have textures on request, in every one of several charts', async () => {
    for (const element of [
      await chartOf(chartReport(), { 'with-patterns': '' }),
      await chartOf(chartReport(), { 'with-patterns': '' }),
    ]) {
      const second = element.shadowRoot?.querySelector('.legend .series-2');
      expect(getComputedStyle(second ?? element).mask).to.contain('credit-pattern-2');
      expect(element.shadowRoot?.querySelector('#credit-pattern-2')).to.not.equal(null);
    }
    const plain = await chartOf(chartReport());
    expect(
      getComputedStyle(plain.shadowRoot?.querySelector('.legend .series-2') ?? plain).maskImage,
    ).to.equal('none');
  });
});

describe('states', () => {
  it('is idle with the page’s own content, or the shape of what may come', async () => {
    const element = await fixture<CreditUsageChartElement>(
      html`<credit-usage-chart><p>Usage is drawn here.</p></credit-usage-chart>`,
    );
    expect(element.status).to.equal('idle');
    expect(part(element, 'base')?.hasAttribute('aria-busy')).to.equal(false);
  });

  it('is loading on null: busy, with no bar that could be taken for one', async () => {
    const element = await chartOf(null);
    expect(element.status).to.equal('loading');
    expect(part(element, 'base')?.getAttribute('aria-busy')).to.equal('true');
    expect(parts(element, 'bar-hit')).to.have.length(0);
  });

  for (const width of ['320px', '560px', '1200px']) {
    it(`does not jump at ${width}, whatever comes`, async () => {
      const element = await chartOf(null, { heading: 'Usage' }, width);
      const { height } = element.getBoundingClientRect();
      for (const data of [chartReport(), emptyReport(), {}, null]) {
        element.data = data as CreditUsageChartElement['data'];
        await settled(element);
        expect(element.getBoundingClientRect().height, `${element.status}`).to.be.closeTo(height, 1);
      }
    });
  }

  it('is empty without usage, and says so instead of drawing nothing', async () => {
    const element = await chartOf(emptyReport());
    expect(element.status).to.equal('empty');
    expect(textOf(part(element, 'empty'))).to.contain('No usage in this period.');
    expect(textOf(parts(element, 'period').at(-1))).to.contain('Asia/Jakarta');
  });

  it('is an error for what is no report, never zero', async () => {
    const throwing = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    for (const lie of ['report', 7, [], {}, { total: '1' }, throwing]) {
      const element = await chartOf(lie);
      expect(element.status).to.equal('error');
      expect(textOf(part(element, 'error'))).to.contain('This data cannot be read.');
    }
  });
});

describe('the table', () => {
  it('is what the report says, cell by cell', async () => {
    const report = chartReport({ compare: true, count: 12 });
    const element = await chartOf(report);
    const toggle = part(element, 'table-toggle');
    expect(toggle?.getAttribute('aria-expanded')).to.equal('false');
    toggle?.click();
    await element.updateComplete;
    expect(toggle?.getAttribute('aria-expanded')).to.equal('true');
    const cells = (row: Element): string[] => [...row.querySelectorAll('td')].map(textOf);
    const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])];
    const shown = (value: string | undefined): string =>
      new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(Number(value));
    expect(rows.map(cells)).to.deep.equal(
      report.buckets.map(({ values, total }, index) =>
        [...values, total, report.previous?.buckets?.[index]].map(shown),
      ),
    );
    const foot = element.shadowRoot?.querySelector('tfoot tr');
    expect(foot && cells(foot)).to.deep.equal([
      ...report.series.map(({ total }) => shown(total)),
      shown(report.total),
      shown(report.previous?.total),
    ]);
    await expect(element).to.be.accessible();
  });

  it('names the unit', async () => {
    const element = await chartOf(chartReport(), { unit: 'tokens', heading: 'Usage' });
    part(element, 'table-toggle')?.click();
    await element.updateComplete;
    expect(part(element, 'table')?.ariaLabel).to.equal('Usage (tokens)');
  });

  it('shows a month at once, and of more that there is more', async () => {
    for (const [count, isMore] of [
      [31, false],
      [40, true],
    ] as const) {
      const element = await chartOf(chartReport({ count }));
      part(element, 'table-toggle')?.click();
      await settled(element);
      const region = part(element, 'table');
      expect((region?.scrollHeight ?? 0) > (region?.clientHeight ?? 0)).to.equal(isMore);
      // Half a row stands over the foot.
      const foot = element.shadowRoot?.querySelector('tfoot th')?.getBoundingClientRect().top ?? 0;
      const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])];
      const cut = rows.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top < foot - 8 && bottom > foot + 8;
      });
      expect(cut).to.have.length(isMore ? 1 : 0);
    }
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`keeps what a row is beside its amounts: ${dir}`, async () => {
      const element = await chartOf(chartReport(), { dir }, '340px');
      part(element, 'table-toggle')?.click();
      await settled(element);
      const region = part(element, 'table') ?? element;
      const edges = (): number[] =>
        ['thead th', 'tbody th', 'tfoot th'].map((selector) => {
          const { left, right } =
            element.shadowRoot?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
          return Math.round(dir === 'rtl' ? right : left);
        });
      const before = edges();
      region.scrollLeft = dir === 'rtl' ? -200 : 200;
      expect(Math.abs(region.scrollLeft)).to.equal(200);
      expect(edges()).to.deep.equal(before);
    });
  }

  it('is printed in the order of its rows, with nothing that lies over them', async () => {
    const element = await chartOf(chartReport());
    part(element, 'table-toggle')?.click();
    await settled(element);
    await emulate({}, 'print');
    const styles = (selector: string): CSSStyleDeclaration =>
      getComputedStyle(element.shadowRoot?.querySelector(selector) ?? element);
    expect(
      ['thead th', 'tbody th', 'tfoot th', 'tfoot td'].map((each) => styles(each).position),
    ).to.deep.equal(Array.from({ length: 4 }, () => 'static'));
    expect(styles('tfoot').display).to.equal('table-row-group');
    expect(getComputedStyle(element).breakInside).to.equal('auto');
    expect(styles('.frame').breakInside).to.equal('avoid');
    await emulate();
  });

  it('says where it is only a part, and leaves empty what has not begun', async () => {
    const element = await chartOf(chartReport({ count: 3, notYet: 1 }));
    part(element, 'table-toggle')?.click();
    await element.updateComplete;
    const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map(textOf);
    expect(rows[1]).to.contain('so far');
    expect(rows[2]).to.equal('Sun, Nov 22, 2026: no data yet');
  });

  it('goes into a file, unless the page takes it', async () => {
    const element = await chartOf(chartReport({ count: 2 }));
    const details: { fileName: string; content: string }[] = [];
    document.addEventListener(
      'credit-export',
      (event) => {
        event.preventDefault();
        details.push((event as CustomEvent).detail);
      },
      { once: true },
    );
    part(element, 'download-button')?.click();
    expect(details[0]?.fileName).to.equal('usage_2026-11-21_2026-11-22.csv');
    expect(details[0]?.content).to.equal(element.toCSV());
    expect(element.toCSV().split('\r\n')).to.have.length(1 + 2 * 6 + 1);
  });

  it('is there as a file before the element is in the page', () => {
    const element = document.createElement('credit-usage-chart');
    element.data = chartReport({
      count: 1,
      series: [member('LLM'), { kind: 'other', id: null, members: 360, total: '0' }],
    });
    expect(element.toCSV()).to.contain(',category,,360 others,');
  });

  it('goes into a file that Excel reads as UTF-8', async () => {
    const element = await chartOf(chartReport({ count: 2, series: [member('Größe')] }));
    const saved: Blob[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:none';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    part(element, 'download-button')?.click();
    create.mockRestore();
    click.mockRestore();
    const bytes = new Uint8Array((await saved[0]?.arrayBuffer()) ?? []);
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).to.equal(`\uFEFF${element.toCSV()}`);
  });
});

describe('what a page may set', () => {
  it('survives reports that lie about everything', async () => {
    const lies = [undefined, null, 0, 'x', [], {}, [null, 7, {}], '2026-11-22', { length: 3 }];
    const report = chartReport({ count: 3, compare: true });
    const keys = ['query', 'asOf', 'series', 'buckets', 'previous', 'categories', 'scope', 'range'] as const;
    const element = await chartOf(report);
    for (const key of keys) {
      for (const lie of lies) {
        element.data = { ...report, [key]: lie } as never;
        await element.updateComplete;
        expect(element.status).to.match(/ready|empty|error/);
      }
    }
    const bucket = report.buckets[0];
    for (const key of ['start', 'end', 'local', 'date', 'partial', 'total', 'values']) {
      for (const lie of lies) {
        element.data = { ...report, buckets: [{ ...bucket, [key]: lie }, ...report.buckets] } as never;
        await element.updateComplete;
        expect(element.status).to.equal('ready');
      }
    }
  });

  it('shows text as text', async () => {
    const element = await chartOf(chartReport({ series: [member('<img src=x onerror=alert(1)>')] }), {
      heading: '<b>bold</b>',
    });
    expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  });

  it('speaks the language of the page', async () => {
    const element = await chartOf(chartReport({ count: 2 }), { lang: 'id' });
    expect(labels(element)[0]).to.match(/^Sab, 21 Nov 2026: [\d,]+ kredit$/);
    expect(textOf(part(element, 'table-toggle'))).to.equal('Tampilkan sebagai tabel');
  });
});

describe('life', () => {
  it('survives being moved, with what is drawn and how wide it is', async () => {
    const element = await chartOf(chartReport());
    await settled(element);
    const drawn = part(element, 'paint');
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(element);
    element.style.inlineSize = '400px';
    await settled(element);
    expect(part(element, 'paint')).to.equal(drawn);
    expect(drawn?.getAttribute('viewBox')).to.match(/^0 0 3\d\d /);
  });
});

describe('looks', () => {
  const states = {
    dense: chartReport({ count: 365 }),
    negative: chartReport({ micros: (bucket, at) => (at === 1 ? -1 : 1) * 1_000_000 * (bucket + 1) }),
    'not yet': chartReport({ unit: 'hour', count: 24, notYet: 6 }),
    selected: chartReport(),
    'without series': usageReport({ series: [] }),
  };

  for (const theme of ['light', 'dark']) {
    for (const [state, data] of Object.entries(states)) {
      it(`is accessible: ${state}, ${theme}`, async () => {
        const element = await chartOf(data, { theme, heading: 'Usage' });
        const bucket = chartReport().buckets[3];
        if (state === 'selected' && bucket) element.selectedBucket = bucket;
        await settled(element);
        await expect(element).to.be.accessible();
      });
    }
  }

  it('is mirrored from right to left', async () => {
    const element = await chartOf(chartReport(), { dir: 'rtl', lang: 'ar' });
    await settled(element);
    const hits = parts(element, 'bar-hit').map((hit) => hit.getBoundingClientRect().left);
    expect(hits[0]).to.be.greaterThan(hits.at(-1) ?? 0);
    expect(getComputedStyle(part<SVGSVGElement>(element, 'paint') ?? element).transform).to.equal(
      'matrix(-1, 0, 0, 1, 0, 0)',
    );
    await expect(element).to.be.accessible();
  });

  it('has digits under each other, and signs before them, in either direction', async () => {
    const texts = (nodes: Iterable<Element>): [text: string, first: DOMRect, last: DOMRect][] =>
      [...nodes].map((node) => {
        const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode() as Text;
        const rectOf = (at: number): DOMRect => {
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return range.getBoundingClientRect();
        };
        return [text.data, rectOf(0), rectOf(text.length - 1)];
      });
    for (const dir of ['ltr', 'rtl']) {
      const element = await chartOf(states.negative, { dir });
      part(element, 'table-toggle')?.click();
      await element.updateComplete;
      const column = texts(element.shadowRoot?.querySelectorAll('tr > :nth-child(3)') ?? []);
      expect(new Set(column.map(([, , { right }]) => Math.round(right))).size, dir).to.equal(1);
      const ticks = texts(element.shadowRoot?.querySelectorAll('.y-label span') ?? []);
      const negative = [...column, ...ticks].filter(([text]) => /^[-\u2212]/.test(text));
      expect(negative.length).to.be.greaterThan(3);
      for (const [text, sign, digit] of negative) expect(sign.left, `${text} ${dir}`).to.be.below(digit.left);
    }
  });

  it('never overflows, from 280 to 1600 pixels, and its labels never touch', async () => {
    const reports = [
      chartReport({ compare: true }),
      chartReport({ count: 365 }),
      chartReport({ unit: 'hour', count: 72, notYet: 4 }),
      chartReport({ unit: 'month', count: 12, micros: () => 123_456_789_000_000 }),
      chartReport({ unit: 'week', count: 53 }),
    ];
    for (const report of reports) {
      const element = await chartOf(report);
      part(element, 'table-toggle')?.click();
      await element.updateComplete;
      for (let width = 280; width <= 1600; width += 60) {
        element.style.inlineSize = `${width}px`;
        expect(part(element, 'base')?.scrollWidth).to.be.at.most(width);
        const shown = parts(element, 'x-label')
          .map((label) => label.firstElementChild?.getBoundingClientRect() ?? new DOMRect())
          .filter((rect) => rect.width > 0);
        expect(shown.length, `${report.query.bucket} at ${width}`).to.be.greaterThan(0);
        const own = element.getBoundingClientRect();
        for (const [index, rect] of shown.entries()) {
          expect(rect.right).to.be.at.most(own.right + 1);
          expect(rect.left).to.be.at.least(Math.max(own.left - 1, shown[index - 1]?.right ?? 0));
        }
      }
    }
  });

  it('bears a name without any place to break', async () => {
    const element = await chartOf(
      chartReport({ series: [member('x'.repeat(100)), member('LLM')] }),
      {},
      '320px',
    );
    expect(part(element, 'base')?.scrollWidth).to.be.at.most(320);
  });

  it('cuts no row of its table in two', async () => {
    const element = await chartOf(chartReport({ compare: true }), { heading: 'Usage' });
    part(element, 'table-toggle')?.click();
    await settled(element);
    const rects = (selector: string): DOMRect[] =>
      [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((row) => row.getBoundingClientRect());
    const foot = rects('tfoot tr')[0]?.top ?? 0;
    const cut = rects('tbody tr').filter(({ top, bottom }) => top < foot - 1.5 && bottom > foot + 1.5);
    expect(cut).to.deep.equal([]);
  });

  it('has no text under twelve pixels, however small the page’s is', async () => {
    const element = await chartOf(chartReport({ compare: true }));
    element.style.fontSize = '10px';
    const small = ['x-label', 'y-label', 'legend-item', 'table-toggle', 'period', 'unit'].flatMap((name) =>
      parts(element, name).filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 12),
    );
    expect(small).to.deep.equal([]);
  });
});
