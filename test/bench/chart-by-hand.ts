import type { UsageReport } from '@credit-usage/sdk';

// The same chart as one might write it by hand for one page, in one language: without a library, a component, another unit of time than hours
// and days, refunds, or an answer that is not as expected. `chart.ts` checks that both say the same.

const SLOTS = [1, 6, 4, 5, 2, 3];
const HEIGHT = 272;
const MOST_HITS = 62;
const THINNEST = 2;
const DAY_MS = 86_400_000;

interface Chart {
  readonly root: HTMLElement;
  report: UsageReport;
}

/** Created with the first chart, so that their cost counts there. */
const formats = () => {
  const date = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return {
    number: new Intl.NumberFormat('en', { maximumFractionDigits: 6 }),
    compact: new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 }),
    day: new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    date: new Intl.DateTimeFormat('en', date),
    longDay: new Intl.DateTimeFormat('en', { ...date, weekday: 'short' }),
    hour: new Intl.DateTimeFormat('en', {
      ...date,
      year: undefined,
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }),
  };
};
let made: ReturnType<typeof formats> | undefined;

const style = new CSSStyleSheet();
style.replaceSync(`
  .chart { font: 14px/1.4 sans-serif; margin: 0 }
  .chart ul, .chart ol { display: flex; margin: 0; padding: 0; list-style: none }
  .chart .legend { flex-wrap: wrap; gap: 0 16px }
  .chart .plot { position: relative; height: ${HEIGHT}px; margin-left: 32px }
  .chart .plot svg { width: 100%; height: 100% }
  .chart .y span { position: absolute; right: 100% }
  .chart .hits { position: absolute; inset: 0 }
  .chart .hits li { flex: var(--span) }
  .chart .hits button { width: 100%; height: 100%; border: 0; background: none }
  .chart .x { position: relative; height: 24px; margin-left: 32px }
  .chart .x span { position: absolute }
  .chart .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
`);

/** Draws the chart into a place. */
export function mount(root: HTMLElement, report: UsageReport): Chart {
  if (!document.adoptedStyleSheets.includes(style)) document.adoptedStyleSheets.push(style);
  const chart: Chart = { root, report };
  root.addEventListener('pointermove', (event) => showTooltip(chart, event.target));
  root.addEventListener('focusin', (event) => showTooltip(chart, event.target));
  draw(chart);
  return chart;
}

/** Draws newer data. */
export function update(chart: Chart, report: UsageReport): void {
  chart.report = report;
  draw(chart);
}

function draw({ root, report }: Chart): void {
  made ??= formats();
  const { compact, day } = made;
  const { buckets, series } = report;
  const width = root.clientWidth - 32;
  const totals = buckets.map((bucket) => Number(bucket.total));
  const { top, step } = scaleFor(Math.max(...totals));
  const ticks = Array.from({ length: top / step + 1 }, (_, index) => index * step);
  const columns = pathsOf(report, totals, width, top);
  const hits = groupsOf(report).map(([from, to]) => {
    const total = credits(micros(buckets.slice(from, to).map((bucket) => bucket.total)));
    return `<li style="--span:${to - from}"><button type="button" tabindex="-1" data-from="${from}" aria-pressed="false" aria-label="${nameOf(report, from, to)}: ${total}"></button></li>`;
  });
  const every = Math.ceil(buckets.length / 8);
  const labels = buckets.flatMap(({ date }, index) =>
    index % every === 0
      ? [`<span style="left:${(index / buckets.length) * 100}%">${day.format(instant(date))}</span>`]
      : [],
  );
  root.innerHTML = `<figure class="chart" aria-label="Usage over time">
    <svg class="hidden" aria-hidden="true"><pattern id="so-far" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path fill="#fff" d="M0 0h3v6h-3z"/></pattern>
      <mask id="hatched"><rect width="100%" height="100%" fill="#fff" fill-opacity="0.4"/><rect width="100%" height="100%" fill="url(#so-far)"/></mask></svg>
    <p class="summary hidden">${summaryOf(report, totals)}</p>
    <div class="plot">
      <div class="y">${ticks.map((tick) => `<span class="y-label" style="bottom:${(tick / top) * 100}%">${compact.format(tick)}</span>`).join('')}</div>
      <svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <path stroke="#ddd" d="${ticks.map((tick) => `M0 ${HEIGHT - (tick / top) * HEIGHT}h${width}`).join('')}"/>
        ${['whole', 'so-far'].map((part, index) => `<g class="${part}" mask="${index === 1 ? 'url(#hatched)' : ''}">${columns[index]?.map((path, at) => `<path class="series-${SLOTS[at]}" d="${path}"/>`).join('')}</g>`).join('')}
      </svg>
      <ol class="hits" aria-label="Usage over time">${hits.join('')}</ol>
    </div>
    <div class="x">${labels.join('')}</div>
    <ul class="legend">${series.map((each, index) => `<li><button class="legend-item" type="button" aria-pressed="false"><svg width="10" height="10" aria-hidden="true"><rect width="100%" height="100%" class="series-${SLOTS[index]}"/></svg>${each.kind === 'member' ? each.label : 'Other'}</button></li>`).join('')}<li>So far</li></ul>
    <p class="period">${periodOf(report)}</p>
    <button type="button">Show as table</button><button type="button">Download CSV</button>
    <div class="tooltip" popover="manual"></div>
  </figure>`;
}

const instant = (date: string): number =>
  Date.parse(`${date.slice(0, 19)}${date.length > 10 ? '' : 'T00:00:00'}Z`);

/** Exact, in millionths. */
function micros(amounts: readonly string[]): bigint {
  let total = 0n;
  for (const amount of amounts) {
    const [whole, fraction = ''] = amount.split('.');
    total += BigInt(`${whole}${fraction.padEnd(6, '0')}`);
  }
  return total;
}

function credits(amount: bigint): string {
  const digits = String(amount).padStart(7, '0');
  return `${made?.number.format(`${digits.slice(0, -6)}.${digits.slice(-6)}` as `${number}`)} credits`;
}

/** Buckets that are one target: weeks if there are many. */
function groupsOf({ buckets }: UsageReport): (readonly [from: number, to: number])[] {
  const week = (index: number): number => Math.floor((instant(buckets[index]?.date ?? '') / DAY_MS + 3) / 7);
  const isMany = buckets.length > MOST_HITS;
  const starts = buckets.flatMap((_, index) =>
    index > 0 && isMany && week(index) === week(index - 1) ? [] : [index],
  );
  return starts.map((from, index) => [from, starts[index + 1] ?? buckets.length]);
}

function nameOf({ buckets, query }: UsageReport, from: number, to: number): string {
  const { longDay, hour, date } = made ?? formats();
  const [first, last] = [buckets[from], buckets[to - 1]];
  if (!first || !last) return '';
  const isHour = query.bucket === 'hour' && to - from === 1;
  const oneDay = isHour ? hour.format(instant(first.local)) : longDay.format(instant(first.date));
  const name = first.date === last.date ? oneDay : date.formatRange(instant(first.date), instant(last.date));
  return last.partial ? `${name}, so far` : name;
}

function periodOf({ buckets, query }: UsageReport): string {
  const range = made?.date.formatRange(instant(buckets[0]?.date ?? ''), instant(buckets.at(-1)?.date ?? ''));
  return `${range} (${query.timezone})`;
}

function summaryOf(report: UsageReport, totals: readonly number[]): string {
  const { buckets, series, total } = report;
  const highest = totals.indexOf(Math.max(...totals));
  const [largest] = [...series].sort((a, b) => Number(b.total) - Number(a.total));
  return [
    periodOf(report),
    `Total: ${credits(micros([total]))}`,
    `Highest: ${nameOf(report, highest, highest + 1)}, ${credits(micros([buckets[highest]?.total ?? '0']))}`,
    `Largest: ${largest?.kind === 'member' ? largest.label : 'Other'}, ${credits(micros([largest?.total ?? '0']))}.`,
  ].join('. ');
}

/** The paths of all series: of whole buckets, and of the one that is not over. */
function pathsOf(report: UsageReport, totals: readonly number[], width: number, top: number): string[][] {
  const { buckets, series } = report;
  const columns = Math.min(totals.length, Math.floor(width / THINNEST));
  const parts = [false, true].map(() => series.map((): string[] => []));
  const band = width / columns;
  const share = band < 5 ? 1 : 0.72;
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * totals.length) / columns);
    const to = Math.floor(((column + 1) * totals.length) / columns);
    let best = from;
    for (let index = from + 1; index < to; index++)
      if ((totals[index] ?? 0) > (totals[best] ?? 0)) best = index;
    const x = Math.round(column * band);
    const thick = Math.round((column + share) * band) - x;
    let y = HEIGHT;
    for (const [at, value] of (buckets[best]?.values ?? []).entries()) {
      const height = Math.round((Number(value) / top) * HEIGHT);
      y -= height;
      parts[buckets[best]?.partial ? 1 : 0]?.[at]?.push(`M${x} ${y}h${thick}v${height}h-${thick}z`);
    }
  }
  return parts.map((each) => each.map((path) => path.join('')));
}

function scaleFor(value: number): { top: number; step: number } {
  const power = 10 ** Math.floor(Math.log10(value / 4));
  const step = power * ([1, 2, 5, 10].find((times) => value / (power * times) <= 5) ?? 10);
  return { top: Math.ceil(value / step) * step, step };
}

function showTooltip({ root, report }: Chart, target: EventTarget | null): void {
  const from = target instanceof HTMLElement ? target.dataset.from : undefined;
  const tooltip = root.querySelector<HTMLElement>('.tooltip');
  const bucket = report.buckets[Number(from)];
  if (!tooltip || !bucket || from === undefined) return;
  tooltip.showPopover();
  tooltip.textContent = `${bucket.date}: ${bucket.total}\n${bucket.values.join('\n')}`;
}
