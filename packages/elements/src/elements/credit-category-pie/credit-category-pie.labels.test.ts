import { describe, expect, it } from 'vitest';
import { categories, MANY } from '../../../test/pie-report.js';
import { usageReport } from '../../../test/report.js';
import { CategorySlots, rankedIds } from '../../data/category-slots.js';
import { wordsFor } from '../../i18n/words.js';
import { type PieLabels, pieLabels } from './credit-category-pie.labels.js';
import { readPie } from './credit-category-pie.model.js';
import { partsOf } from './pie-parts.js';

function labelsOf(report: unknown, locale = 'en'): PieLabels {
  const { facts } = readPie(report);
  if (!facts) throw new Error('No report');
  const pie = partsOf(facts.categories, new CategorySlots().rank(rankedIds(facts.categories)));
  return pieLabels(facts, pie, wordsFor(locale));
}

const rows = (labels: PieLabels): (string | undefined)[][] =>
  [...labels.rows.values()].map(({ name, amount, share }) => [name, amount, share]);

describe('pieLabels', () => {
  it('says every amount exactly, with the points under each other', () => {
    expect(rows(labelsOf(usageReport()))).toEqual([
      ['LLM', '1,100.25', '89.0%'],
      ['WebSearch', '104.25', '8.4%'],
      ['SpeechToText', '32.50', '2.6%'],
      ['Adjustment', '-2.50', undefined],
    ]);
  });

  it('fills nothing up where there are many decimals', () => {
    const labels = labelsOf(usageReport({ categories: categories({ A: '0.000001', B: '12' }) }));
    expect(rows(labels)).toEqual([
      ['B', '12', '100.0%'],
      ['A', '0.000001', '<0.1%'],
    ]);
  });

  it('never shows what is not zero as zero, and zero as zero', () => {
    const labels = labelsOf(usageReport({ categories: categories({ A: '100000', B: '0.01', C: '0' }) }));
    expect(rows(labels).map(([, , share]) => share)).toEqual(['100.0%', '<0.1%', '0.0%']);
  });

  it('counts what is folded', () => {
    expect(rows(labelsOf(usageReport({ categories: MANY })))[6]).toEqual(['3 others', '21.00', '2.5%']);
  });

  it('describes it in a few sentences', () => {
    // Dates are joined with spaces of other widths.
    expect(labelsOf(usageReport()).description.replace(/\s/g, ' ')).toBe(
      'Oct 24 – Nov 22, 2026 (Asia/Jakarta). Total: 1,234.5 credits. Largest: LLM, 1,100.25 credits.',
    );
    expect(labelsOf(usageReport()).keys).toBe(
      'Arrow keys move between categories. Enter selects, Escape clears.',
    );
  });

  it('names the largest of many categories, whatever comes first by name', () => {
    const names = ['Embedding', 'ImageGeneration', 'LLM', 'SpeechToText', 'TextToSpeech', 'WebSearch', 'Ocr'];
    const totals = Object.fromEntries(names.map((name, index) => [name, String(10 + index)]));
    const labels = labelsOf(usageReport({ categories: categories({ ...totals, Translation: '900' }) }));
    expect(labels.description).toContain('Largest: Translation, 900 credits.');
    expect(
      rows(labels)
        .map(([name]) => name)
        .slice(0, 7),
    ).toEqual(['Translation', 'Ocr', 'WebSearch', 'TextToSpeech', 'SpeechToText', 'LLM', '2 others']);
  });

  it('names none as the largest where nothing is above zero', () => {
    const labels = labelsOf(usageReport({ total: '-3', categories: categories({ A: '0', B: '-3' }) }));
    expect(labels.description).not.toContain('Most on');
  });

  it('speaks Indonesian', () => {
    const labels = labelsOf(usageReport({ categories: MANY }), 'id');
    expect(rows(labels)[0]).toEqual(['A', '400,00', '47,8%']);
    expect(rows(labels)[6]?.[0]).toBe('3 lainnya');
    expect(labels.total.unit).toBe('kredit');
  });
});
