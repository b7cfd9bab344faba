import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Source, sourceOf, sourcesIn } from '../support/imports.ts';

interface Rule {
  readonly says: string;
  /** The files that the rule applies to, by their path from `packages` on. */
  readonly where: RegExp;
  readonly forbids: (specifier: string) => boolean;
}

const oneOf =
  (...packages: readonly string[]) =>
  (specifier: string): boolean =>
    packages.some((each) => specifier === each || specifier.startsWith(`${each}/`));

const RULES: readonly Rule[] = [
  {
    says: 'Import the package, not its source.',
    where: /^/,
    forbids: (specifier) => /(?:^|\/)(?:packages\/[^/]+|sdk|elements|server)\/src\//.test(specifier),
  },
  {
    says: 'Only packages/sdk/src/contract imports zod.',
    where: /^sdk\/src\/(?!contract\/)/,
    forbids: oneOf('zod'),
  },
  {
    says: 'Import zod as `import * as z from "zod/mini"`: the other entries are several times its size.',
    where: /^sdk\/src\/contract\//,
    forbids: (specifier) => oneOf('zod')(specifier) && specifier !== 'zod/mini',
  },
  {
    says: 'Only packages/sdk/src/core/transport.ts imports ofetch, for one attempt.',
    where: /^sdk\/src\/(?!core\/transport\.ts$)/,
    forbids: oneOf('ofetch'),
  },
  {
    says: 'The browser has no Node modules: only packages/sdk/src/node and the server may import them.',
    where: /^sdk\/src\/(?!node\/)/,
    forbids: isBuiltin,
  },
  {
    says: 'The SDK stands below the other packages and imports itself by path.',
    where: /^sdk\//,
    forbids: oneOf('@credit-usage'),
  },
  {
    says: 'Elements import Lit, d3’s parts, types of @credit-usage/sdk, and its pure entries /credits, /query and /time.',
    where: /^elements\//,
    forbids: (specifier) =>
      !/^(?:\.{1,2}(?:\/.*)?|lit(?:\/.*)?|d3-[^/]+|@credit-usage\/sdk(?:\/(?:credits|query|time))?)$/.test(
        specifier,
      ),
  },
  {
    says: 'The server speaks the contract: it imports @credit-usage/sdk/contract and the pure entries beside it.',
    where: /^server\//,
    forbids: oneOf('zod', 'ofetch', 'lit', '@credit-usage/elements'),
  },
  {
    says: 'Of the SDK’s client the server uses one thing, where it checks another server as a client would.',
    where: /^server\/src\/(?!conformance\/sums\.ts$)/,
    forbids: (specifier) => specifier === '@credit-usage/sdk',
  },
];

const complaintsOf = ({ file, text, imports }: Source): string[] => {
  const found = RULES.filter(({ where }) => where.test(file)).flatMap(({ says, forbids }) =>
    imports.filter(forbids).map((specifier) => `${file} imports ${specifier}. ${says}`),
  );
  // Imported like this, bundlers drop the parts of it that are not used.
  const parts = /import (?!(?:type )?\* as z from 'zod\/mini')[^;]* from '(zod\/mini)'/.exec(
    text.replace(/^ *(?:\/\/|\*).*$/gm, ''),
  );
  return parts ? [...found, `${file}: Import zod as \`import * as z from 'zod/mini'\`.`] : found;
};

describe.each(['sdk', 'elements', 'server'])('the sources of %s', (name) => {
  it('import only what they may', () => {
    const folder = join(import.meta.dirname, '../../packages', name, 'src');
    const sources = sourcesIn(folder).map((source) => ({ ...source, file: `${name}/src/${source.file}` }));
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(complaintsOf)).toEqual([]);
  });
});

describe('what is forbidden', () => {
  it.each([
    ['sdk/src/core/x.ts', "import * as z from 'zod/mini';"],
    ['sdk/src/core/x.ts', "export type { ZodType } from 'zod';"],
    ['sdk/src/core/x.ts', "type X = import('zod').ZodType;"],
    ['sdk/src/contract/x.ts', "import * as z from 'zod';"],
    ['sdk/src/contract/x.ts', "import { z } from 'zod/v4';"],
    ['sdk/src/contract/x.ts', "import { string } from 'zod/mini';"],
    ['sdk/src/contract/x.ts', "import z from 'zod/mini';"],
    ['sdk/src/core/other.ts', "import { ofetch } from 'ofetch';"],
    ['sdk/src/node/x.ts', "import 'ofetch/node';"],
    ['sdk/src/core/transport.ts', "import { readFile } from 'node:fs/promises';"],
    ['sdk/src/core/x.ts', "const fs = await import('fs');"],
    ['sdk/src/node/x.ts', "import { client } from '@credit-usage/sdk';"],
    ['sdk/src/x.ts', "import '../../server/src/app.js';"],
    ['elements/src/x.ts', "import * as z from 'zod/mini';"],
    ['elements/src/x.ts', "import { usageReportFixture } from '@credit-usage/sdk/fixtures';"],
    ['elements/src/x.ts', "import '@credit-usage/server';"],
    ['elements/src/x.ts', "import { max } from 'd3';"],
    ['elements/src/x.ts', "import '../../../sdk/src/index.js';"],
    ['elements/src/x.ts', "import 'node:fs';"],
    ['server/src/x.ts', "import { CreditUsageClient } from '@credit-usage/sdk';"],
    ['server/src/x.ts', "import type { A } from '@credit-usage/elements/jsx';"],
    ['server/src/x.ts', "import { z } from 'zod';"],
    ['server/src/x.ts', "import { html } from 'lit';"],
    ['server/src/x.ts', "export * from '../../../packages/sdk/src/time/index.js';"],
  ])('is found: in %s, %s', (file, text) => {
    expect(complaintsOf(sourceOf(file, text))).toHaveLength(1);
  });

  it.each([
    ['sdk/src/contract/x.ts', "import * as z from 'zod/mini';"],
    ['sdk/src/core/transport.ts', "import { ofetch } from 'ofetch';"],
    ['sdk/src/node/x.ts', "import { open } from 'node:fs/promises';"],
    [
      'elements/src/x.ts',
      "import { html } from 'lit'; import 'lit/decorators.js'; import { max } from 'd3-array';",
    ],
    [
      'elements/src/x.ts',
      "import { add } from '@credit-usage/sdk/credits'; import './define.js'; import '..';",
    ],
    ['server/src/x.ts', "import { add } from '@credit-usage/sdk/credits'; import 'node:fs';"],
  ])('is not all: in %s, %s', (file, text) => {
    expect(complaintsOf(sourceOf(file, text))).toEqual([]);
  });
});
