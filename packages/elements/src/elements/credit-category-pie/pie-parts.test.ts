import { fromMicros, isNegative, sum } from '@credit-usage/sdk/credits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories, MANY } from '../../../test/pie-report.js';
import { assignPlaces } from '../../chart/palette.js';
import { readSelection } from '../../util/category-selection.js';
import type { PieCategory } from './credit-category-pie.model.js';
import { pieCsv } from './pie-csv.js';
import { type PieParts, partsOf, REST_KEY } from './pie-parts.js';
import { isBack, isSelected, selectionIn } from './pie-selection.js';

const divided = (list: readonly PieCategory[]): PieParts =>
  partsOf(list, assignPlaces(list.map(({ id }) => id)));

const ids = (pie: PieParts): (string | undefined)[] => pie.parts.map(({ label }) => label);

describe('partsOf', () => {
  it('puts the largest first, the folded rest last, and refunds apart', () => {
    const pie = divided(MANY);
    expect(ids(pie)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', undefined]);
    expect(pie.parts.at(-1)).toMatchObject({
      key: REST_KEY,
      slot: 'other',
      ids: ['G', 'H', 'I'],
      total: '21',
    });
    expect(pie.refunds).toMatchObject([{ ids: ['J'], total: '-4.75', share: undefined, amount: 0 }]);
  });

  it('puts the largest refund first, and what is not known last', () => {
    const pie = divided([
      { id: 'unknown', label: 'unknown', total: undefined },
      ...categories({ small: '-1', A: '2', large: '-30', B: '5' }),
    ]);
    expect(ids(pie)).toEqual(['B', 'A', 'unknown']);
    expect(pie.refunds.map(({ label }) => label)).toEqual(['large', 'small']);
  });

  it('gives the rest the sum of its members’ shares', () => {
    const rest = divided(MANY).parts.at(-1);
    expect(rest?.members.map(({ share }) => share)).toEqual(['1.4', '0.7', '0.4']);
    expect(rest?.share).toBe('2.5');
  });

  it('gives the rest the share of its sum, however small each of its members is', () => {
    const small = Array.from({ length: 18 }, (_, index) => [`small ${index}`, '40']);
    const { parts } = divided(categories({ LLM: '184221.82', Search: '70', ...Object.fromEntries(small) }));
    expect(parts.map(({ share }) => share)).toEqual(['99.6', '0.1', '0', '0', '0', '0', '0.3']);
    const rest = parts.at(-1);
    expect(rest?.total).toBe('560');
    expect(sum(rest?.members.map(({ share }) => share ?? '') ?? [])).toBe('0.3');
  });

  it('folds nothing where only one would be folded', () => {
    const pie = divided(MANY.slice(0, 7));
    expect(ids(pie)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    expect(pie.parts[6]).toMatchObject({ slot: 'more-6', members: [] });
  });

  it('folds the smallest, whatever has a colour: no part is larger than one that stands for itself', () => {
    const places = assignPlaces(MANY.map(({ id }) => id));
    const list = MANY.map((each) => (each.id === 'I' ? { ...each, total: '900' } : each));
    const pie = partsOf(list, places);
    expect(ids(pie)).toEqual(['I', 'A', 'B', 'C', 'D', 'E', undefined]);
    expect(pie.parts.map(({ slot }) => slot)).toEqual(['more-6', 1, 2, 3, 4, 5, 'other']);
    expect(pie.parts.at(-1)?.ids).toEqual(['F', 'G', 'H']);
    expect(pie.refunds.map(({ slot }) => slot)).toEqual(['more-4']);
  });

  it('keeps the colours of the map, whatever the ranks', () => {
    const places = assignPlaces(['B', 'A']);
    const pie = partsOf(categories({ A: '2', B: '1' }), places);
    expect(pie.parts.map(({ slot }) => slot)).toEqual([2, 1]);
  });

  it('has two rows for an id that occurs twice', () => {
    const { parts } = divided([...MANY.slice(0, 1), ...MANY.slice(0, 1)]);
    expect(parts.map(({ key }) => key)).toEqual(['category A', 'again 1 A']);
  });

  it('has no shares while an amount is not known, and a rest with one in it is not known either', () => {
    const list = MANY.map((each) => (each.id === 'H' ? { ...each, total: undefined } : each));
    const { parts } = divided(list);
    expect(parts.every(({ share }) => share === undefined)).toBe(true);
    expect(parts.at(-1)).toMatchObject({ total: undefined, amount: 15 });
  });

  const anyCategories = fc
    .array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 38n }).map(fromMicros), { maxLength: 20 })
    .map((totals) =>
      totals.map((total, index): PieCategory => ({ id: `c${index}`, label: `c${index}`, total })),
    );

  it('never folds what is larger than a part that stands for itself, whoever has the colours', () => {
    fc.assert(
      fc.property(anyCategories, (list) => {
        const { parts } = divided(list);
        const folded = parts.flatMap(({ members }) => members.map(({ amount }) => amount));
        const own = parts.filter(({ members }) => members.length === 0).map(({ amount }) => amount);
        expect(Math.max(0, ...folded)).toBeLessThanOrEqual(Math.min(...own, Number.POSITIVE_INFINITY));
      }),
    );
  });

  it('shares add up to 100.0, folded and unfolded, and no amount is lost', () => {
    fc.assert(
      fc.property(anyCategories, (list) => {
        const { parts, refunds } = divided(list);
        const unfolded = parts.flatMap((part) => (part.members.length > 0 ? part.members : [part]));
        const isAny = list.some(({ total }) => total !== undefined && total !== '0' && !isNegative(total));
        for (const some of [parts, unfolded])
          expect(sum(some.map(({ share }) => share ?? ''))).toBe(isAny ? '100' : '0');
        const total = (some: readonly { total: string | undefined }[]): string =>
          sum(some.map((each) => each.total ?? ''));
        expect(total([...parts, ...refunds])).toBe(total(list));
        expect(parts.filter(({ slot }) => slot === 'other').length).toBeLessThanOrEqual(1);
        expect(new Set([...unfolded, ...refunds].map(({ key }) => key)).size).toBe(list.length);
      }),
    );
  });
});

describe('a selection', () => {
  const pie = divided(MANY);
  const part = (label: string | undefined) => {
    const found = [...pie.parts, ...pie.refunds].find((each) => each.label === label);
    if (!found) throw new Error(`No ${label}`);
    return found;
  };

  it('is read from whatever a page has set', () => {
    expect([...readSelection('A')]).toEqual(['A']);
    expect([...readSelection('A, B,')]).toEqual(['A', 'B']);
    expect([...readSelection(['A', 7, 'B', ''])]).toEqual(['A', 'B']);
    for (const nothing of [undefined, null, '', 3, {}, []]) expect(readSelection(nothing).size).toBe(0);
  });

  it('brings its own parts forward, and the rest for one of its members', () => {
    const member = selectionIn(pie, readSelection('H'));
    expect(isSelected(part(undefined), member)).toBe(false);
    expect(isBack(part(undefined), member)).toBe(false);
    expect(isBack(part('A'), member)).toBe(true);
    expect(isSelected(part(undefined), selectionIn(pie, readSelection(['G', 'H', 'I'])))).toBe(true);
  });

  it('of what is not here makes nothing step back', () => {
    const elsewhere = selectionIn(pie, readSelection('Z'));
    expect(pie.parts.some((each) => isBack(each, elsewhere))).toBe(false);
  });
});

describe('pieCsv', () => {
  it('has a row for each category, nothing folded, refunds without a share', () => {
    expect(pieCsv(divided(MANY)).split('\r\n')).toEqual([
      'category,label,credits,sharePercent',
      'A,A,400,47.8',
      'B,B,200.5,24',
      'C,C,100,11.9',
      'D,D,50.25,6',
      'E,E,35,4.2',
      'F,F,30,3.6',
      'G,G,12,1.4',
      'H,H,6,0.7',
      'I,I,3,0.4',
      'J,J,-4.75,',
      '',
    ]);
  });

  it('is a header alone while there is nothing', () => {
    expect(pieCsv(undefined)).toBe('category,label,credits,sharePercent\r\n');
  });
});
