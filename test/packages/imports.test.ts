import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';
import { ELEMENTS, REQUIRABLE, SERVER, TESTING } from './entries.ts';

const TIMEOUT = 120_000;

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

  it.each([
    ['imported', 'loaded.mjs', `await import('@credit-usage/sdk')`],
    ['required', 'loaded.cjs', `require('@credit-usage/sdk')`],
  ])('the SDK, %s, has Node load nothing of its own', async (_, file, load) => {
    // Loading its fetch takes several times as long as loading the SDK, so that is left to the first call.
    project.write(
      file,
      `const before = new Set(process.moduleLoadList);
      ${load};
      console.log(process.moduleLoadList.filter((name) => !before.has(name)).join());`,
    );
    expect(await project.node(file)).toEqual({ code: 0, output: '\n' });
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

  it('errors go by their own names, whatever the bundler has called their classes', async () => {
    project.write(
      'printed.mjs',
      `import * as sdk from '@credit-usage/sdk';
      const classes = Object.entries(sdk).filter(([name, value]) => name.endsWith('Error') && !name.startsWith('is') && typeof value === 'function');
      console.log(classes.length, classes.filter(([name, { name: own }]) => own !== (name === 'AbortedError' ? 'AbortError' : name)).join());
      console.error(new sdk.ConfigError('What to do.'));
      throw new sdk.ConfigError('What to do.');`,
    );
    const { code, output } = await project.node('printed.mjs');
    expect(code).toBe(1);
    expect(output).toMatch(/^16 \n/);
    expect(output.match(/\w*ConfigError: What to do\./g)).toEqual(Array(2).fill('ConfigError: What to do.'));
    expect(output).not.toContain('_ConfigError');
  });

  it('fixtures need no msw', async () => {
    project.write(
      'fixtures.mjs',
      `
      import { registerHooks } from 'node:module';
      registerHooks({ resolve: (specifier, context, next) => {
        if (/^msw/.test(specifier)) throw new Error('msw');
        return next(specifier, context);
      } });
      const { usageReportFixture } = await import('@credit-usage/sdk/fixtures');
      console.log(usageReportFixture().object);`,
    );
    expect(await project.node('fixtures.mjs')).toEqual({ code: 0, output: 'usage_report\n' });
  });

  it.each([TESTING, ...ELEMENTS, ...SERVER])('%s can be imported', async (entry) => {
    project.write('import.mjs', `await import('${entry}');`);
    const { code, output } = await project.node('--conditions=production', 'import.mjs');
    expect(output).toBe('');
    expect(code).toBe(0);
  });
});
