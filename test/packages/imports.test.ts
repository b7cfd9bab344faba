import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;

const REQUIRABLE = ['', '/contract', '/credits', '/time', '/query', '/export', '/node'].map(
  (entry) => `@credit-usage/sdk${entry}`,
);
/** Stands on msw, which is published as ES modules alone. */
const TESTING = '@credit-usage/sdk/testing';
const ELEMENTS = [
  '',
  '/define',
  '/conversation-credit-details',
  '/conversation-credit-details/define',
  '/credit-category-pie',
  '/credit-category-pie/define',
  '/credit-usage-chart',
  '/credit-usage-chart/define',
  '/credit-usage-dashboard',
  '/credit-usage-dashboard/define',
  '/credit-usage-filters',
  '/credit-usage-filters/define',
  '/credit-usage-provider',
  '/credit-usage-provider/define',
  '/credit-usage-summary',
  '/credit-usage-summary/define',
  '/recent-conversations',
  '/recent-conversations/define',
].map((entry) => `@credit-usage/elements${entry}`);
const SERVER = ['@credit-usage/server'];

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

describe('in Node', () => {
  it('every entry of the SDK is the same imported and required', async () => {
    project.write(
      'names.cjs',
      `const names = (module) => Object.keys(module).filter((name) => name !== 'default' && name !== '__esModule').sort();
      (async () => {
        for (const entry of ${JSON.stringify(REQUIRABLE)}) {
          const imported = names(await import(entry));
          const required = names(require(entry));
          if (imported.length === 0 || String(imported) !== String(required)) console.log(entry, imported, required);
        }
      })();`,
    );
    expect(await project.node('names.cjs')).toEqual({ code: 0, output: '' });
  });

  it('both forms of an entry know each other’s errors', async () => {
    project.write(
      'errors.cjs',
      `(async () => {
        const imported = await import('@credit-usage/sdk');
        const required = require('@credit-usage/sdk');
        const error = new required.ConfigError('no');
        console.log(error instanceof imported.CreditUsageError, imported.isCreditUsageError(error));
      })();`,
    );
    expect(await project.node('errors.cjs')).toEqual({ code: 0, output: 'true true\n' });
  });

  it.each([TESTING, ...ELEMENTS, ...SERVER])('%s can be imported', async (entry) => {
    project.write('import.mjs', `await import('${entry}');`);
    const { code, output } = await project.node('--conditions=production', 'import.mjs');
    expect(output).toBe('');
    expect(code).toBe(0);
  });
});

describe('in TypeScript', () => {
  /** Libraries are checked too: what we publish must hold under the strictest settings of a stranger. */
  const STRICT = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
  };

  const importAll = (entries: readonly string[]): string =>
    entries
      .map((entry, index) => `import * as entry${index} from '${entry}'; void entry${index};`)
      .join('\n');

  const requireAll = (entries: readonly string[]): string =>
    entries
      .map((entry, index) => `import entry${index} = require('${entry}'); void entry${index};`)
      .join('\n');

  it(
    'a page’s bundler finds the types, and needs none of Node’s',
    async () => {
      project.write(
        'page/every.ts',
        importAll([...REQUIRABLE.filter((entry) => !entry.endsWith('/node')), ...ELEMENTS]),
      );
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
      const compilerOptions = { ...STRICT, module: 'esnext', moduleResolution: 'bundler', types: [] };
      project.write('page/tsconfig.json', JSON.stringify({ compilerOptions }));
      expect(await project.types('-p', 'page')).toEqual({ code: 0, output: '' });
    },
    TIMEOUT,
  );

  it(
    'Node finds the types, imported and required',
    async () => {
      project.link('@types/node');
      project.write('node/every.mts', importAll([...REQUIRABLE, TESTING, ...ELEMENTS, ...SERVER]));
      project.write('node/required.cts', requireAll(REQUIRABLE));
      const compilerOptions = { ...STRICT, module: 'node16', types: ['node'] };
      project.write('node/tsconfig.json', JSON.stringify({ compilerOptions }));
      expect(await project.types('-p', 'node')).toEqual({ code: 0, output: '' });
    },
    TIMEOUT,
  );
});
