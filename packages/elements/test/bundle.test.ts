import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundled } from './bundled.js';

const KB = 1000;

/** The gzipped size of each entry with everything it imports, so that it cannot grow unnoticed. Lower these when it shrinks. */
const CEILINGS = [
  ['./define.ts', 76.4 * KB],
  ['./elements/credit-usage-dashboard/define.ts', 76.4 * KB],
  ['./elements/credit-usage-chart/define.ts', 41.2 * KB],
  ['./elements/credit-category-pie/define.ts', 30.4 * KB],
  ['./elements/credit-usage-summary/define.ts', 26 * KB],
  ['./elements/recent-conversations/define.ts', 35.9 * KB],
  ['./elements/conversation-credit-details/define.ts', 27.7 * KB],
  ['./elements/credit-usage-filters/define.ts', 33.5 * KB],
  ['./elements/credit-usage-provider/define.ts', 14.1 * KB],
] as const;

/** d3's share of it, minified: ticks, stacks and angles. Its drawing of arcs would be twice that. */
const CEILING_D3 = 2.4 * KB;

/** What a page's bundle may contain besides our own code. */
const ALLOWED_PACKAGES = /^(lit|@lit\/reactive-element|lit-element|lit-html|d3-array|d3-shape)$/;

/** The SDK's pure entries and what they import; never its transport, schemas or client. */
const ALLOWED_SDK =
  /packages\/sdk\/src\/((credits|query|time|model)\/|remember\.|errors\/(base|brand|config-error|check-names)\.|contract\/(operations|requests\/vocabulary)\.)/;

const all = bundled("import './define.ts'");

describe('all elements in one file', () => {
  it('holds nothing but our code, Lit, and the pure parts of the SDK', async () => {
    const inputs = Object.keys((await all).inputs);
    const packages = new Set(
      inputs.flatMap(
        (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(input)?.[1] ?? [],
      ),
    );
    expect([...packages].filter((name) => !ALLOWED_PACKAGES.test(name))).toEqual([]);
    const sdk = inputs.filter((input) => input.includes('packages/sdk/'));
    expect(sdk.filter((input) => !ALLOWED_SDK.test(input))).toEqual([]);
  });

  it('mentions no transport, no schema library, no evaluated code and no unsafe markup', async () => {
    for (const word of ['ofetch', 'zod', 'new Function', 'eval(', 'XMLHttpRequest', 'unsafeHTML'])
      expect((await all).code).not.toContain(word);
  });

  it('takes from d3 only what it uses', async () => {
    const d3 = Object.entries((await all).inputs).filter(([input]) => /node_modules\/d3-/.test(input));
    expect(d3.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)).toBeLessThan(CEILING_D3);
  });

  it('registers every element', async () => {
    for (const tag of ['credit-usage-provider', 'credit-usage-summary'])
      expect((await all).code).toContain(tag);
  });
});

describe('an entry', () => {
  it.each(CEILINGS)('%s stays under its ceiling', async (entry, ceiling) => {
    const { code } = await bundled(`import '${entry}'`);
    expect(gzipSync(code).length).toBeLessThan(ceiling);
  });
});

describe('one element', () => {
  it('is dropped when only its class is imported and not used', async () => {
    const { code } = await bundled("import './index.ts'");
    expect(code.length).toBeLessThan(KB);
  });

  it('is kept by its own define entry', async () => {
    const { code } = await bundled("import './elements/credit-usage-summary/define.ts'");
    expect(code).toContain('credit-usage-summary');
  });
});
