import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credits } from '@credit-usage/sdk';
import type { ApiFigures } from './check-figures.ts';
import type { Cleanup } from './cleanup.ts';
import { sumOfColumn } from './csv.ts';
import { expectEqual } from './expect.ts';
import { runNodeReport } from './node-report.ts';
import type { Demo } from './start.ts';

/** Compares what the Node report prints, and the file that it writes, with the API's figures. */
export async function checkNodeReport(
  cleanup: Cleanup,
  demo: Demo,
  { report, details }: ApiFigures,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'credit-usage-demo-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'usage.csv');
  const printed = await runNodeReport(cleanup, demo, ['--csv', file], false);
  const exact = (amount: string) => credits.format(amount, { locale: 'en-GB' });
  expectEqual('the Node report’s total', /^Total +(.*) credits$/m.exec(printed)?.[1], exact(report.total));
  expectEqual(
    'the Node report’s total of the dearest conversation',
    /^Total usage for conversation +(.*) credits/m.exec(printed)?.[1],
    exact(details.total),
  );
  expectEqual(
    'the sum of the Node report’s CSV',
    sumOfColumn(await readFile(file, 'utf8'), 'credits'),
    report.total,
  );
}
