import { expect, it } from 'vitest';
import { usageReport } from '../../../test/report.js';
import { wordsFor } from '../../i18n/words.js';
import { summaryLabels } from './credit-usage-summary.labels.js';
import { readSummary } from './credit-usage-summary.model.js';

it('speaks one language, where that of the page is not included', () => {
  const { facts } = readSummary(usageReport());
  if (!facts) throw new Error('The report cannot be read');
  const text = JSON.stringify(summaryLabels(facts, wordsFor('de')));
  expect(text).toMatch(/Latest usage \d+ \w+ ago/);
  expect(text).toMatch(/, and \d+ more/);
  expect(text).not.toMatch(/ vor \d| und /);
});

it.each([
  [1, '1,234.567', '1,234.567'],
  [2, '1,234.567', '617.28'],
])('writes the average over %d day(s) as it is read beside the total', (days, total, average) => {
  const report = usageReport();
  const averageDaily = days === 1 ? '1234.567' : '617.2835';
  const { facts } = readSummary({
    ...report,
    total: '1234.567',
    summary: { ...report.summary, averageDaily, days },
  });
  const figures = facts && summaryLabels(facts, wordsFor('en')).figures;
  expect(figures?.slice(0, 2).map(({ value }) => value)).toEqual([total, average]);
});
