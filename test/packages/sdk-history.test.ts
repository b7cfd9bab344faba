import { afterAll, beforeAll, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

/** What reads histories is a file of its own, which is loaded when it is used: it has to be found from both module systems. */
const READ = `
  const client = new CreditUsageClient({
    baseUrl: 'https://usage.example.com',
    fetch: async () => Response.json(usageReportFixture({ usage: { LLM: ['1.5', '2'] } })),
  });
  for await (const { date, total } of client.usage.history({ from: '2026-11-16', to: '2026-11-18' })) console.log(date, total);
`;

it.each([
  [
    'imported',
    'history.mjs',
    `import { CreditUsageClient } from '@credit-usage/sdk';
     import { usageReportFixture } from '@credit-usage/sdk/testing';
     ${READ}`,
  ],
  [
    'required',
    'history.cjs',
    `const { CreditUsageClient } = require('@credit-usage/sdk');
     import('@credit-usage/sdk/testing').then(async ({ usageReportFixture }) => { ${READ} });`,
  ],
])('a history can be read where the package is %s', async (_, file, contents) => {
  project.write(file, contents);
  expect(await project.node(file)).toEqual({ code: 0, output: '2026-11-16 1.5\n2026-11-17 2\n' });
});
