/**
 * What the chart costs, compared with the same chart written by hand: `npm run bench:chart -- [rounds]`.
 *
 * Both say the same, which is checked first. Both are measured in one run, in turn, each time in a new page. `first` is the first chart of a page, which includes compiling the code;
 * `next` is another chart in the same page, and `update` is newer data for it. `task` is everything that the page's main thread does until
 * the chart is on the screen; `script` is the part of it that a profiler attributes to scripts, including what they call and the collection
 * of their garbage. Compare the ratios: the milliseconds are those of one machine on one day.
 */
import { deepEqual } from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, type CDPSession, chromium as playwright } from 'playwright';
import type { chartReport as ChartReport } from '../../packages/elements/test/chart-report.js';
import { chromium } from '../../scripts/browser.ts';

const SIZES = [30, 365, 8760] as const;
const CANDIDATES = ['chart-by-hand', 'chart-ours'] as const;
const REPEATS = 20;
const PHASES = ['first', 'next', 'update'] as const;

type Candidate = (typeof CANDIDATES)[number];

interface Cost {
  readonly script: number;
  readonly task: number;
}

type Sample = Readonly<Record<(typeof PHASES)[number], Cost>>;

const here = fileURLToPath(new URL('.', import.meta.url));

const elements = fileURLToPath(new URL('../../packages/elements', import.meta.url));

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfig: `${elements}/tsconfig.json`,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** The report of the tests, bundled because Node cannot resolve its imports. */
const { chartReport } = (await import(
  `data:text/javascript,${encodeURIComponent(await bundle(`${elements}/test/chart-report.ts`))}`
)) as { chartReport: typeof ChartReport };

/** A report as it is received: as text, which the page has to parse. */
const report = (count: number, seed: number): string =>
  JSON.stringify(
    chartReport({
      count,
      unit: count > 1000 ? 'hour' : 'day',
      micros: (bucket, series) => ((bucket * 7919 + series * 104_729 + seed * 31) % 9973) * 1000 + 1,
    }),
  );

async function measure(browser: Browser, code: string, count: number): Promise<Sample> {
  const page = await browser.newPage({ viewport: { width: 1024, height: 800 } });
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 100 });
    await page.setContent('');
    await page.evaluate(load, code);
    const repeats = (seed: number) =>
      Array.from({ length: REPEATS }, (_, index) => report(count, seed + index));
    const each = ({ script, task }: Cost): Cost => ({ script: script / REPEATS, task: task / REPEATS });
    const first = await cost(session, () => page.evaluate(mount, [report(count, 0)]));
    const next = each(await cost(session, () => page.evaluate(mount, repeats(1))));
    const updated = each(await cost(session, () => page.evaluate(update, repeats(REPEATS + 1))));
    return { first, next, update: updated };
  } finally {
    await page.close();
  }
}

/** What a candidate says: the names of its targets, its axis, legend and summary. */
async function saidBy(browser: Browser, code: string, count: number): Promise<readonly (string | null)[]> {
  const page = await browser.newPage({ viewport: { width: 1024, height: 800 } });
  try {
    await page.setContent('');
    await page.evaluate(load, code);
    await page.evaluate(mount, [report(count, 0)]);
    return await page.evaluate(said);
  } finally {
    await page.close();
  }
}

async function cost(session: CDPSession, work: () => Promise<unknown>): Promise<Cost> {
  const task = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  await session.send('Profiler.start');
  const before = await task();
  await work();
  const after = await task();
  const { profile } = await session.send('Profiler.stop');
  return { script: scriptTime(profile), task: after - before };
}

type Profile = Awaited<ReturnType<typeof stop>>['profile'];
const stop = (session: CDPSession) => session.send('Profiler.stop');

/** The milliseconds spent in scripts, according to the profiler's samples. */
function scriptTime({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const outside = new Set(
    nodes.filter(({ callFrame }) => OUTSIDE.has(callFrame.functionName)).map(({ id }) => id),
  );
  return samples.reduce((sum, id, index) => sum + (outside.has(id) ? 0 : (timeDeltas[index] ?? 0)), 0) / 1000;
}

const OUTSIDE = new Set(['(idle)', '(program)', '(root)']);

interface Bench {
  candidate?: {
    mount(place: Element | null, report: unknown): unknown;
    update(chart: unknown, report: unknown): void;
  };
  drawn?: unknown;
}

/** In the page: loads a candidate. */
async function load(code: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const bench = globalThis as Bench;
  bench.candidate = await import(/* @vite-ignore */ url);
}

/** In the page: draws reports one after another, each in a chart of its own in place of the one before, and waits until it is on the screen. */
async function mount(reports: readonly string[]): Promise<void> {
  const bench = globalThis as Bench;
  for (const report of reports.map((text) => JSON.parse(text) as unknown)) {
    await new Promise((resolve) =>
      setTimeout(() => {
        const place = document.createElement('div');
        place.style.width = '800px';
        document.body.replaceChildren(place);
        bench.drawn = bench.candidate?.mount(place, report);
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
    );
  }
}

/** In the page: all that the chart says. */
function said(): readonly (string | null)[] {
  const place = document.body.firstElementChild;
  const root = place?.firstElementChild?.shadowRoot ?? place;
  const texts = (selector: string) =>
    [...(root?.querySelectorAll(selector) ?? [])].map(
      (each) => each.getAttribute('aria-label') ?? each.textContent?.trim() ?? null,
    );
  return ['.hits button', '.y-label', '.legend li', '.period', 'p[class*=hidden]'].flatMap(texts);
}

/** In the page: draws reports one after another in the same chart. */
async function update(reports: readonly string[]): Promise<void> {
  const bench = globalThis as Bench;
  for (const report of reports.map((text) => JSON.parse(text) as unknown)) {
    await new Promise((resolve) =>
      setTimeout(() => {
        bench.candidate?.update(bench.drawn, report);
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
    );
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const rounds = Number(process.argv[2] ?? 7);
const codes = new Map<Candidate, string>();
for (const candidate of CANDIDATES) codes.set(candidate, await bundle(`${here}${candidate}.ts`));
const browser = await playwright.launch(await chromium());
const rows: Record<string, Record<string, string>> = {};
for (const count of SIZES) {
  const [byHandSays, oursSays] = await Promise.all(
    CANDIDATES.map((candidate) => saidBy(browser, codes.get(candidate) ?? '', count)),
  );
  deepEqual(byHandSays, oursSays);
  const samples = new Map<Candidate, Sample[]>(CANDIDATES.map((candidate) => [candidate, []]));
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? CANDIDATES : [...CANDIDATES].reverse();
    for (const candidate of order)
      samples.get(candidate)?.push(await measure(browser, codes.get(candidate) ?? '', count));
  }
  const [byHand, ours] = CANDIDATES.map((candidate) => samples.get(candidate) ?? []);
  for (const what of PHASES) {
    for (const kind of ['script', 'task'] as const) {
      const [theirs, own] = [byHand, ours].map((each) =>
        median((each ?? []).map((sample) => sample[what][kind])),
      );
      rows[`${count} × 6, ${what}, ${kind}`] = {
        'by hand, ms': (theirs ?? 0).toFixed(1),
        'ours, ms': (own ?? 0).toFixed(1),
        ratio: ((own ?? 0) / (theirs ?? 1)).toFixed(2),
      };
    }
  }
}
await browser.close();
console.table(rows);
