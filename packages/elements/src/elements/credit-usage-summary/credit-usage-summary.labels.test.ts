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
