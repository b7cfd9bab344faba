import type { UsageReport } from '@credit-usage/sdk';

// The same chart as one might write it by hand for one page: without a library, a component, a second locale or another theme.

const COLOURS = ['#283dda', '#1797ff', '#0f3928', '#c58902', '#9c4b02', '#64307f'];
const HEIGHT = 240;
const MOST_HITS = 62;

interface Chart {
  readonly root: HTMLElement;
  report: UsageReport;
}

/** Created with the first chart, so that their cost counts there. */
const formats = () => ({
  number: new Intl.NumberFormat('en', { maximumFractionDigits: 6 }),
  compact: new Intl.NumberFormat('en', { notation: 'compact' }),
  day: new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  longDay: new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' }),
});
let made: ReturnType<typeof formats> | undefined;

/** Draws the chart into a place. */
export function mount(root: HTMLElement, report: UsageReport): Chart {
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
  const { number, compact, day, longDay } = made;
  const { buckets, series } = report;
  const width = root.clientWidth - 40;
  const values = buckets.map((bucket) => bucket.values.map(Number));
  const top = niceTop(Math.max(...values.map((each) => each.reduce((a, b) => a + b, 0))));
  const ticks = [0, 1, 2, 3, 4].map((step) => (top * step) / 4);
  const paths = pathsOf(values, series.length, width, top);
  const size = Math.ceil(buckets.length / MOST_HITS);
  const hits = Array.from({ length: Math.ceil(buckets.length / size) }, (_, index) => {
    const from = index * size;
    const total = buckets.slice(from, from + size).reduce((sum, bucket) => sum + Number(bucket.total), 0);
    const name = longDay.format(new Date(`${buckets[from]?.date}T00:00:00Z`));
    return `<li><button data-from="${from}" aria-label="${name}: ${number.format(total)} credits"></button></li>`;
  });
  const every = Math.ceil(buckets.length / 8);
  const labels = buckets
    .filter((_, index) => index % every === 0)
    .map(({ date }) => `<span>${day.format(new Date(`${date}T00:00:00Z`))}</span>`);
  root.innerHTML = `<figure aria-label="Usage over time">
    <ul class="legend">${series.map((each, index) => `<li><i style="background:${COLOURS[index]}"></i>${each.kind === 'member' ? each.label : 'Other'}</li>`).join('')}</ul>
    <div class="plot">
      <div class="y">${ticks.map((tick) => `<span style="bottom:${(tick / top) * 100}%">${compact.format(tick)}</span>`).join('')}</div>
      <svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <path stroke="#ddd" d="${ticks.map((tick) => `M0 ${HEIGHT - (tick / top) * HEIGHT}h${width}`).join('')}"/>
        ${paths.map((path, index) => `<path fill="${COLOURS[index]}" d="${path}"/>`).join('')}
      </svg>
      <ol class="hits">${hits.join('')}</ol>
    </div>
    <div class="x">${labels.join('')}</div>
    <div class="tooltip" hidden></div>
  </figure>`;
}

function pathsOf(values: readonly number[][], count: number, width: number, top: number): string[] {
  const columns = Math.min(values.length, Math.floor(width / 2));
  const parts: string[][] = Array.from({ length: count }, () => []);
  const band = width / columns;
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.floor(((column + 1) * values.length) / columns);
    let best = from;
    let most = -1;
    for (let index = from; index < to; index++) {
      const sum = (values[index] ?? []).reduce((a, b) => a + b, 0);
      if (sum > most) [best, most] = [index, sum];
    }
    let y = HEIGHT;
    for (const [at, value] of (values[best] ?? []).entries()) {
      const height = (value / top) * HEIGHT;
      y -= height;
      parts[at]?.push(
        `M${(column * band).toFixed(1)} ${y.toFixed(1)}h${(band * 0.8).toFixed(1)}v${height.toFixed(1)}h-${(band * 0.8).toFixed(1)}z`,
      );
    }
  }
  return parts.map((each) => each.join(''));
}

function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return Math.ceil(value / power) * power;
}

function showTooltip({ root, report }: Chart, target: EventTarget | null): void {
  const from = target instanceof HTMLElement ? target.dataset.from : undefined;
  const tooltip = root.querySelector<HTMLElement>('.tooltip');
  const bucket = report.buckets[Number(from)];
  if (!tooltip || !bucket || from === undefined) return;
  tooltip.hidden = false;
  tooltip.textContent = `${bucket.date}: ${bucket.total}\n${bucket.values.join('\n')}`;
}
