import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Outcome, PackedProject } from '../support/packed-project.ts';
import { ELEMENTS, REQUIRABLE, SERVER, TESTING } from './entries.ts';

const TIMEOUT = 120_000;

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

/** Libraries are checked too: our declarations must compile under a user's strictest settings. */
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedSideEffectImports: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  forceConsistentCasingInFileNames: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
};
const PAGE_LIB = ['es2023', 'dom', 'dom.iterable'];

const importAll = (entries: readonly string[]): string =>
  entries.map((entry, index) => `import * as entry${index} from '${entry}'; void entry${index};`).join('\n');

const requireAll = (entries: readonly string[]): string =>
  entries.map((entry, index) => `import entry${index} = require('${entry}'); void entry${index};`).join('\n');

/** What users can write, and what must not compile. */
const CALLS = `
  async function spent(client: CreditUsageClient): Promise<string> {
    const report: UsageReport = await client.usage.get({ period: '30d', categories: ['LLM'], top: 'all' });
    // @ts-expect-error there may be no bucket
    report.buckets[0].total;
    // @ts-expect-error credits are text
    const total: number = report.total;
    // @ts-expect-error no such period
    await client.usage.get({ period: '31d' });
    for await (const { values } of client.usage.history({ from: '2026-01-01', to: '2026-02-01' })) {
      const value: string | undefined = values['LLM'];
      void value;
    }
    const rows = await client.conversations.list({ sort: '-credits' }).toArray({ limit: 10 });
    return credits.sum([...rows.map((row) => row.credits), String(total)]);
  }
  function hintOf(error: unknown): string {
    return isMissingRoleError(error) ? error.requiredRoles.map(({ role }) => role).join() : '';
  }
  const token: TokenProvider = async ({ signal }) => ({ token: String(signal.aborted), expiresAt: new Date() });
  const client = new CreditUsageClient({ baseUrl: 'https://usage.example.com', token });
  void [spent, hintOf, client];
`;
const IMPORT_CALLS = `
  import { CreditUsageClient, credits, isMissingRoleError, type TokenProvider, type UsageReport } from '@credit-usage/sdk';
  ${CALLS}`;
const REQUIRE_CALLS = `
  import sdk = require('@credit-usage/sdk');
  import CreditUsageClient = sdk.CreditUsageClient;
  import credits = sdk.credits;
  import isMissingRoleError = sdk.isMissingRoleError;
  type TokenProvider = sdk.TokenProvider;
  type UsageReport = sdk.UsageReport;
  ${CALLS}`;

const check = (folder: string, compilerOptions: object, ...flags: string[]): Promise<Outcome> => {
  project.write(
    `${folder}/tsconfig.json`,
    JSON.stringify({ compilerOptions: { ...STRICT, ...compilerOptions } }),
  );
  return project.types('-p', folder, ...flags);
};
const fine: Outcome = { code: 0, output: '' };

it(
  'a page’s bundler finds the types, and needs none of Node’s',
  async () => {
    project.write(
      'page/every.ts',
      importAll([...REQUIRABLE.filter((entry) => !entry.endsWith('/node')), ...ELEMENTS]),
    );
    project.write('page/calls.ts', IMPORT_CALLS);
    project.write(
      'page/page.ts',
      `import '@credit-usage/elements/define';
      import type { UsageReport } from '@credit-usage/sdk';
      declare const report: UsageReport;
      const summary = document.createElement('credit-usage-summary');
      summary.data = report;
      // @ts-expect-error a report, not a number
      summary.data = 12.5;
      `,
    );
    const options = { module: 'esnext', moduleResolution: 'bundler', lib: PAGE_LIB, types: [] };
    expect(await check('page', options)).toEqual(fine);
  },
  TIMEOUT,
);

it.each(['node16', 'nodenext'])(
  'Node finds the types, imported and required: module %s',
  async (module) => {
    project.link('@types/node');
    const folder = `node-${module}`;
    project.write(`${folder}/every.mts`, importAll([...REQUIRABLE, TESTING, ...ELEMENTS, ...SERVER]));
    project.write(`${folder}/required.cts`, requireAll(REQUIRABLE));
    project.write(`${folder}/calls.mts`, IMPORT_CALLS);
    project.write(`${folder}/calls.cts`, REQUIRE_CALLS);
    expect(await check(folder, { module, lib: PAGE_LIB, types: ['node'] })).toEqual(fine);
  },
  TIMEOUT,
);

it.each([
  ['a script, which has no DOM', 'script', { module: 'nodenext', lib: ['es2023'], types: ['node'] }],
  [
    'a worker',
    'worker',
    { module: 'esnext', moduleResolution: 'bundler', lib: ['es2023', 'webworker'], types: [] },
  ],
])(
  'the SDK needs no types of pages: %s',
  async (_, folder, options) => {
    project.link('@types/node');
    project.write(
      `${folder}/every.mts`,
      importAll(REQUIRABLE.filter((entry) => folder === 'script' || !entry.endsWith('/node'))),
    );
    project.write(`${folder}/calls.mts`, IMPORT_CALLS);
    expect(await check(folder, options)).toEqual(fine);
  },
  TIMEOUT,
);

it(
  'the contract alone brings the types of a schema library, and nothing brings those of the transport',
  async () => {
    project.link('@types/node');
    project.write('listed/every.mts', importAll(REQUIRABLE.filter((entry) => !entry.endsWith('/contract'))));
    const options = { module: 'nodenext', lib: ['es2023'], types: ['node'] };
    const { output } = await check('listed', options, '--listFilesOnly');
    const packages = new Set(output.match(/(?<=.*\/node_modules\/)(?:@[^/\n]+\/)?[^/\n]+(?=\/)/g));
    expect(packages).toContain('@credit-usage/sdk');
    expect(['zod', 'ofetch', 'msw'].filter((name) => packages.has(name))).toEqual([]);
  },
  TIMEOUT,
);
