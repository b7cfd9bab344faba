import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { bundled } from './bundled.js';
import { chartReport } from './chart-report.js';

/** Where a reader may sit, and in what language the page speaks: neither moves a bar. */
const READERS = [
  ['UTC', 'en-US', 'Sat, Nov 21, 2026: 47.8'],
  ['Asia/Jakarta', 'id-ID', 'Sab, 21 Nov 2026: 47,8'],
  ['America/New_York', 'ar-EG', '٢٠٢٦: \u2068٤٧٫٨'],
  ['Asia/Kolkata', 'de-DE', 'Sa., 21. Nov. 2026: 47,8'],
  // The days of an answer are Gregorian, whatever the calendar of the country.
  ['Asia/Tehran', 'fa-IR', '۲۱ نوامبر ۲۰۲۶: \u2068۴۷٫۸'],
  // Browsers have no numbers and dates of this language: they would take their own.
  ['Europe/Berlin', 'de-DE', 'Sat, Nov 21, 2026: 47.8', 'jv'],
] as const;

const WIDTHS = [280, 320, 480, 640, 800, 1024, 1440, 1600];

describe('the chart for readers everywhere', () => {
  let browser: Browser;
  let code: string;

  beforeAll(async () => {
    ({ code } = await bundled("import './elements/credit-usage-chart/define.ts'"));
    browser = await playwright.launch(await chromium());
  });

  afterAll(() => browser?.close());

  for (const [timezoneId, locale, label, lang = locale] of READERS) {
    it(`names the same days in ${timezoneId}, in ${lang}, and its labels never touch`, async () => {
      const page = await browser.newPage({ timezoneId, locale });
      const direction = /^(ar|fa)/.test(lang) ? 'rtl' : 'ltr';
      await page.setContent(
        `<html lang="${lang}" dir="${direction}"><body><credit-usage-chart></credit-usage-chart></body></html>`,
      );
      await page.addScriptTag({ content: code, type: 'module' });
      const chart = page.locator('credit-usage-chart');
      const show = (data: unknown) =>
        chart.evaluate(async (element, value) => {
          await customElements.whenDefined('credit-usage-chart');
          Object.assign(element, { data: value });
          await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
        }, data);

      const micros = (_: number, series: number): number => (series === 0 ? 47_000_000 : 160_000);
      await show(chartReport({ micros }));
      expect(await chart.locator('[part~=bar-hit]').nth(28).getAttribute('aria-label')).toContain(label);

      for (const unit of ['hour', 'day', 'month'] as const) {
        await show(chartReport({ unit, count: unit === 'hour' ? 72 : unit === 'day' ? 30 : 12 }));
        for (const width of WIDTHS) {
          await chart.evaluate((element, size) => {
            (element as unknown as { style: { inlineSize: string } }).style.inlineSize = `${size}px`;
          }, width);
          expect(await chart.evaluate(touching), `${unit} at ${width}`).toEqual([]);
        }
      }
      await page.close();
    });
  }
});

/** In the page: the labels that touch the one before or stick out of the element. */
function touching(element: { shadowRoot: unknown; getBoundingClientRect(): DOMRectLike }): string[] {
  const root = element.shadowRoot as { querySelectorAll(selector: string): Iterable<Label> };
  const shown = [...root.querySelectorAll('.x-label > span')]
    .map((label) => ({ text: label.textContent, box: label.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0)
    .sort((a, b) => a.box.left - b.box.left);
  const own = element.getBoundingClientRect();
  return shown
    .filter(
      ({ box }, index) =>
        box.left < (shown[index - 1]?.box.right ?? own.left - 1) || box.right > own.right + 1,
    )
    .map(({ text }) => text);
}

interface DOMRectLike {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

interface Label {
  readonly textContent: string;
  getBoundingClientRect(): DOMRectLike;
}
