import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundled } from './bundled.js';

const KB = 1000;

/** Everything, as the CDN file has it: what it weighs today, so that it cannot grow unseen. It is to come down to 40 kB. */
const CEILING_ALL = 66 * KB;

/** What may end up in a page beside our own code. */
const ALLOWED_PACKAGES =
  /^(lit|@lit\/reactive-element|lit-element|lit-html|d3-array|d3-shape|d3-path|internmap)$/;

/** The SDK's pure entries and what stands behind them; never its transport, its schemas or its client. */
const ALLOWED_SDK =
  /packages\/sdk\/src\/((credits|query|time|model)\/|errors\/(base|brand|config-error|near-miss)\.|contract\/(operations|requests\/vocabulary)\.)/;

const all = bundled("import './define.ts'");

describe('all elements in one file', () => {
  it('stays under its ceiling', async () => {
    expect(gzipSync((await all).code).length).toBeLessThan(CEILING_ALL);
  });

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

  it('registers every element', async () => {
    for (const tag of ['credit-usage-provider', 'credit-usage-summary'])
      expect((await all).code).toContain(tag);
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
