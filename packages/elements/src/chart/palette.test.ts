import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, distance, VISIONS } from '../../test/colour.js';
import { series } from '../styles/series.styles.js';
import { assignPlaces, preferPlaces, type SeriesSlot, slotAt, slotClass, slotsIn } from './palette.js';

const SERIES_SLOTS: readonly SeriesSlot[] = [1, 2, 3, 4, 5, 6, 'other'];

const SURFACES = { light: '#ffffff', dark: '#15181d' };

/** The colours as the sheet has them, so that nothing else can be measured than what is seen. */
function coloursOf(theme: 'light' | 'dark'): string[] {
  return SERIES_SLOTS.map((slot) => {
    const rule = new RegExp(
      `--credit-${slotClass(slot)}, light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`,
    ).exec(series.cssText);
    return rule?.[theme === 'light' ? 1 : 2] ?? 'none';
  });
}

describe('the colours of the series', () => {
  for (const theme of ['light', 'dark'] as const) {
    it.each(coloursOf(theme).map((colour, index) => [SERIES_SLOTS[index], colour]))(
      `stand out from the ${theme} surface: %s`,
      (_, colour) => {
        expect(contrast(colour as string, SURFACES[theme])).toBeGreaterThanOrEqual(3);
      },
    );

    it.each(Object.entries(VISIONS))(`stand apart on the ${theme} surface with %s`, (_, vision) => {
      const colours = coloursOf(theme);
      const distances = colours.flatMap((a, index) =>
        colours.slice(index + 1).map((b) => distance(a, b, vision)),
      );
      expect(Math.min(...distances)).toBeGreaterThanOrEqual(13.8);
    });
  }
});

describe('assignPlaces', () => {
  it('gives places in the order of the ids', () => {
    expect([...assignPlaces(['b', 'a', 'b', 'c'])]).toEqual([
      ['b', 0],
      ['a', 1],
      ['c', 2],
    ]);
  });

  it('never moves what has a place', () => {
    const kept = assignPlaces(['a', 'b']);
    expect([...assignPlaces(['c', 'b', 'a'], kept)]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('takes places that a page has chosen, with gaps', () => {
    expect(assignPlaces(['x'], new Map([['a', 4]])).get('x')).toBe(5);
  });

  it('is the same map when there is nothing new', () => {
    const kept = assignPlaces(['a', 'b']);
    expect(assignPlaces(['b'], kept)).toBe(kept);
  });
});

describe('preferPlaces', () => {
  const KNOWN = ['Embedding', 'ImageGeneration', 'LLM', 'SpeechToText', 'TextToSpeech', 'WebSearch'];

  it('is the same for a category that is well known, whatever else there is', () => {
    const all = preferPlaces(KNOWN);
    for (const id of KNOWN) {
      expect(preferPlaces([id]).get(id)).toBe(all.get(id));
      expect(preferPlaces(['Aaa', 'Bbb', id, 'Zzz']).get(id)).toBe(all.get(id));
    }
  });

  it('gives the colours to the first six, well known or not, and the same ones in any order of theirs', () => {
    const first = ['Translation', 'Ocr', 'LLM', 'Crawling', 'Fetching', 'Embedding'];
    const places = preferPlaces([...first, 'WebSearch', 'SpeechToText']);
    for (const id of first) expect(places.get(id)).toBeLessThan(6);
    expect([places.get('WebSearch'), places.get('SpeechToText')]).toEqual([6, 7]);
    expect(preferPlaces([...first.toReversed(), 'SpeechToText', 'WebSearch'])).toEqual(
      new Map([...places, ['SpeechToText', 6], ['WebSearch', 7]]),
    );
  });

  it('gives all six to six, and none of them twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), (ids) => {
        const places = [...preferPlaces(ids).values()];
        expect(new Set(places).size).toBe(ids.length);
        expect(places.filter((place) => place < 6)).toHaveLength(Math.min(6, ids.length));
      }),
    );
  });

  it('never moves what has a place, and is the same map when there is nothing new', () => {
    const kept = preferPlaces(['a', 'b', 'c']);
    const more = preferPlaces(['LLM', 'd', 'c', 'b', 'a'], kept);
    for (const [id, place] of kept) expect(more.get(id)).toBe(place);
    expect(preferPlaces(['b'], kept)).toBe(kept);
  });
});

describe('slotAt', () => {
  it.each([
    [0, 1],
    [5, 6],
    [6, 'other'],
    [-1, 'other'],
    [0.5, 'other'],
    [Number.NaN, 'other'],
    [undefined, 'other'],
  ])('of place %s is %s', (place, slot) => {
    expect(slotAt(place)).toBe(slot);
  });
});

describe('slotsIn', () => {
  it('tells apart what has no colour of its own, and never makes it look like the rest', () => {
    const places = assignPlaces(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    expect(slotsIn(['h', 'a', 'g', undefined, 'new'], places)).toEqual([
      'more-6',
      1,
      'more-4',
      'other',
      'more-5',
    ]);
  });
});

it('paints in one of six colours, in the neutral one, or in that with a texture', () => {
  expect([slotClass(1), slotClass('other'), slotClass('more-2')]).toEqual([
    'series-1',
    'series-other',
    'series-other more-2',
  ]);
});
