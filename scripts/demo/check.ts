import { credits } from '@credit-usage/sdk';
import { type ApiFigures, checkStory, readFigures } from './check-figures.ts';
import { checkPage } from './check-page.ts';
import { checkNodeReport } from './check-report.ts';
import type { Cleanup } from './cleanup.ts';
import type { Demo } from './start.ts';

/** Compares everything that the demo shows. Returns one line that says what was seen. @throws CheckError */
export async function checkDemo(cleanup: Cleanup, demo: Demo): Promise<string> {
  const figures = await readFigures(demo);
  checkStory(figures);
  await checkNodeReport(cleanup, demo, figures);
  await checkPage(cleanup, demo, figures);
  return summary(figures);
}

function summary({ report, conversations, entries }: ApiFigures): string {
  const exact = (amount: string) => credits.format(amount, { locale: 'en-GB' });
  const { buckets, scope, categories, summary: figures, total } = report;
  return [
    `demo ok: ${buckets.length} days`,
    `${exact(total)} credits`,
    `${scope.includedCount} organizations`,
    `${categories.length} categories`,
    `${conversations.length} conversations`,
    `peak ${figures.peakDay?.date} with ${exact(figures.peakDay?.total ?? '0')} credits`,
    `${entries.length} steps in the dearest conversation`,
  ].join(', ');
}
