import { type Browser, type Locator, type Page, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import type { CreditUsageProviderElement } from '../src/index.js';
import { ANSWERS, NOTHING } from './answers.js';
import { bundled } from './bundled.js';
import { type CASES, DRAWN } from './contract/cases.js';
import type { Mood } from './contract/feed.js';
import { FAILURE, REFUSAL } from './fake-source.js';

const ORIGIN = 'http://elements.test';

/** The strictest policy under which a page can still run its own script. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const tagOf = ({ tag, attributes }: (typeof CASES)[number]): string =>
  `<${tag} ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}></${tag}>`;

const PAGE = `<!doctype html>
<html lang="en">
  <title>Strict</title>
  <script type="module" src="/page.js"></script>
  <credit-usage-provider>
    ${DRAWN.map(tagOf).join('\n')}
    <credit-category-pie variant="bar" with-patterns selected-category="LLM"></credit-category-pie>
  </credit-usage-provider>
</html>`;

const PROVIDER = 'body > credit-usage-provider';
/** An element of the page's own, not one of which another is made. */
const own = (tag: string): string => `${PROVIDER} > ${tag}`;

/** Details that open above it, and rows that come, move it away between scrolling there and pointing. */
async function pointAt(button: Locator): Promise<void> {
  await expect
    .poll(() => button.hover({ force: true }).then(() => true, String), { timeout: 10_000 })
    .toBe(true);
}

/** The answer to a request, or what the source rejects with. */
function replyOf(mood: Mood, route: keyof typeof ANSWERS): { answer?: unknown; error?: unknown } {
  if (mood === 'refuses') return { error: REFUSAL };
  if (mood === 'fails') return { error: FAILURE };
  return { answer: (mood === 'answers' ? ANSWERS : NOTHING)[route]() };
}

describe('a page with a strict content security policy', () => {
  let browser: Browser;
  let page: Page;
  let mood: Mood = 'fails';
  const complaints: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    const { code } = await bundled("import './define.ts'");
    const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/': ['text/html', PAGE],
      '/page.js': ['text/javascript', code],
    };
    browser = await playwright.launch(await chromium());
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/*', (route) => {
      const { pathname, origin } = new URL(route.request().url());
      requests.push(`${origin}${pathname}`);
      const question = /^\/api\/(\w+)$/.exec(pathname)?.[1] as keyof typeof ANSWERS | undefined;
      if (question) return route.fulfill({ json: replyOf(mood, question) });
      const [contentType, body] = files[pathname] ?? ['text/plain', ''];
      return route.fulfill({ contentType, body, headers: { 'content-security-policy': POLICY } });
    });
    await page.goto(`${ORIGIN}/`);
    await page.locator(PROVIDER).evaluate((provider, routes) => {
      const ask =
        (route: string) =>
        async (...args: unknown[]) => {
          const { signal } = args.at(-1) as { signal: AbortSignal };
          const { answer, error } = await (await fetch(`/api/${route}`, { signal })).json();
          if (error) throw error;
          return answer as never;
        };
      const source = Object.fromEntries(routes.map((route) => [route, ask(route)]));
      (provider as CreditUsageProviderElement).source = source as never;
    }, Object.keys(ANSWERS));
  });

  afterAll(() => browser?.close());

  /** Every element in the state that it comes to, once the source is asked again. */
  async function expectAll(state: (typeof DRAWN)[number]['states'][number]): Promise<void> {
    await page.locator(PROVIDER).evaluate((provider) => (provider as CreditUsageProviderElement).refresh());
    for (const { tag, states } of DRAWN.filter((each) => each.states.includes(state))) {
      const status = () =>
        page
          .locator(own(tag))
          .first()
          .evaluate((element) => (element as unknown as { status: string }).status);
      await expect.poll(status, { message: `${tag}: ${states.join()}` }).toBe(state);
    }
  }

  it('is drawn in every state without a complaint', async () => {
    for (const [then, state] of [
      ['fails', 'error'],
      ['answers', 'ready'],
      ['fails', 'stale'],
      ['refuses', 'refused'],
      ['has nothing', 'empty'],
      ['answers', 'ready'],
    ] as const) {
      mood = then;
      await expectAll(state);
    }
    expect(complaints).toEqual([]);
  });

  it('is drawn from data of its own without a complaint', async () => {
    for (const { tag } of DRAWN) {
      await page
        .locator(own(tag))
        .first()
        .evaluate(async (element) => {
          const { data } = element as unknown as { data: unknown };
          for (const value of [null, {}, data]) {
            Object.assign(element, { data: value });
            await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
          }
        });
    }
    expect(complaints).toEqual([]);
  });

  for (const { tag } of DRAWN) {
    it(`lets a reader point at, walk through and press everything in <${tag}>`, async () => {
      const element = page.locator(own(tag)).first();
      const buttons = element.locator('button:visible, summary:visible, select:visible');
      for (let index = 0; index < Math.min(6, await buttons.count()); index++) {
        const button = buttons.nth(index);
        await pointAt(button);
        await button.focus();
        for (const key of ['ArrowRight', 'ArrowUp', 'Home', 'Enter', 'Escape'])
          await page.keyboard.press(key);
      }
      expect(complaints).toEqual([]);
    });
  }

  it('lets a reader open the filters, search, mistype, pick and clear', async () => {
    const filters = page.locator(own('credit-usage-filters'));
    await filters.locator('[type=radio][value=custom]').check();
    await filters.locator('[part=date]').first().fill('2026-11-01');
    await filters.locator('[part=date]').last().fill('2026-10-01');
    await expect.poll(() => filters.locator('[part=problem]').isVisible()).toBe(true);
    const button = filters.locator('[part=button]');
    const panel = filters.locator('#categories');
    await button.click();
    await panel.locator('input').first().check();
    const gap = async (): Promise<number> =>
      Math.abs(((await panel.boundingBox())?.x ?? Number.NaN) - ((await button.boundingBox())?.x ?? 0));
    await expect.poll(gap).toBeLessThan(1);
    await filters.locator('#agent').click();
    await page.keyboard.type('sup');
    await page.keyboard.press('Enter');
    await expect.poll(() => filters.locator('#agent').inputValue()).toBe('Support bot');
    await filters.locator('#organization').selectOption('org_1');
    await filters.locator('[part=clear-button]').click();
    await expect.poll(() => filters.locator('[part=days]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('shows tooltip and table of the chart, and the details of a conversation', async () => {
    const bar = page.locator(`${own('credit-usage-chart')} [part~=bar-hit]`).nth(5);
    await bar.hover();
    await expect
      .poll(() => page.locator(`${own('credit-usage-chart')} [part=tooltip]`).isVisible())
      .toBe(true);
    await page.locator(`${own('credit-usage-chart')} [part~=table-toggle]`).click();
    await expect.poll(() => page.locator(`${own('credit-usage-chart')} tbody tr`).count()).toBe(30);
    await page
      .locator(`${own('recent-conversations')} [part~=open-button]`)
      .first()
      .click();
    const details = page.locator(`${own('recent-conversations')} conversation-credit-details [part~=entry]`);
    await expect.poll(() => details.count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('is styled', async () => {
    const display = await page
      .locator(`${own('credit-usage-summary')} [part~=figures]`)
      .first()
      .evaluate((figures) => getComputedStyle(figures).display);
    expect(display).toBe('grid');
    const labels = await page
      .locator(`${own('credit-usage-chart')} [part~=x-label]`)
      .evaluateAll((all) => new Set(all.map((label) => label.getBoundingClientRect().left)).size);
    expect(labels).toBeGreaterThan(2);
  });

  it('asks nobody but its source for anything', () => {
    const known = new RegExp(
      `^${ORIGIN}/(page\\.js|favicon\\.ico|api/(${Object.keys(ANSWERS).join('|')}))?$`,
    );
    expect(requests.filter((url) => !known.test(url))).toEqual([]);
  });

  it('would have complained', async () => {
    await page.locator('title').evaluate((title) => title.setAttribute('style', 'color: red'));
    await expect.poll(() => complaints.join()).toContain('Content Security Policy');
  });
});
