import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundled } from './bundled.js';

const KB = 1000;

/** What the chart adds to what all elements share: its drawing, its words, its sheets, and d3's parts. */
const CEILING_CHART = 17.6 * KB;

/** d3's share of that. */
const CEILING_GEOMETRY = 1.7 * KB;

const weigh = async (contents: string): Promise<number> => gzipSync((await bundled(contents)).code).length;

describe('the chart in a bundle', () => {
  it('stays under its ceiling', async () => {
    const shared = await weigh(
      "import { CreditDataElement } from './internal/credit-data-element.ts'; globalThis.kept = CreditDataElement;",
    );
    const chart = await weigh("import './elements/credit-usage-chart/define.ts'");
    expect(chart - shared).toBeLessThan(CEILING_CHART);
  });

  it('takes from d3 only what it uses', async () => {
    const geometry = await weigh(
      "import { segmentsOf } from './chart/segments.ts'; import { amountScale } from './chart/scale.ts'; globalThis.kept = [segmentsOf, amountScale];",
    );
    expect(geometry).toBeLessThan(CEILING_GEOMETRY);
  });
});
