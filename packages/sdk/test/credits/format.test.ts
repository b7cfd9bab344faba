import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '../../src/credits/index.js';
import { record } from './support/amounts.js';

describe('format', () => {
  it.each([
    ['1234.5', 'en', '1,234.5'],
    ['1234.5', 'de', '1.234,5'],
    ['-1234.5', 'en', '-1,234.5'],
    ['1234567.5', 'en-IN', '12,34,567.5'],
    ['12.500', 'en', '12.5'],
    ['-0', 'en', '0'],
    ['0.000001', 'en', '0.000001'],
    ['12.5', 'ar-EG', '١٢٫٥'],
  ])('writes %s in %s', (value, locale, expected) => {
    expect(format(value, { locale })).toBe(expected);
  });

  it('is exact where a float is not', () => {
    expect(format('999999999999999999.999999', { locale: 'en' })).toBe('999,999,999,999,999,999.999999');
  });

  it('takes the options of Intl.NumberFormat', () => {
    expect(format('12.5', { locale: 'en', minimumFractionDigits: 2 })).toBe('12.50');
    expect(format('12.5', { locale: 'en', minimumFractionDigits: 8 })).toBe('12.50000000');
    expect(format('1234567', { locale: 'en', notation: 'compact' })).toBe('1.2M');
    expect(format('0.2345', { locale: 'en', style: 'percent' })).toBe('23.45%');
    expect(format('5', { locale: 'en', signDisplay: 'always' })).toBe('+5');
    expect(format('5', { locale: ['xx-invalid-locale', 'de'], minimumFractionDigits: 1 })).toBe('5,0');
  });

  it.each(['de', ['de'], 2, null, { locale: null }])(
    'refuses %j, which would be ignored in silence, each time',
    (options) => {
      // Makes sure that a formatter with valid options is already cached.
      format('1');
      for (let call = 1; call <= 2; call++) {
        expect(() => format('1', options as never)).toThrow(TypeError);
        expect(() => format('1', options as never)).toThrow(/Expected options, such as \{ locale: "de" \}/);
      }
    },
  );

  it('tells formatters apart by every option', () => {
    expect(format('1.25', { locale: 'en', maximumFractionDigits: 1, roundingMode: 'floor' })).toBe('1.2');
    expect(format('1.25', { locale: 'en', maximumFractionDigits: 1, roundingMode: 'ceil' })).toBe('1.3');
    expect(format('1.25', { locale: 'de', maximumFractionDigits: 1, roundingMode: 'ceil' })).toBe('1,3');
  });

  it('tells locales apart that are objects', () => {
    const written = ['de', 'en'].map((tag) => format('1.5', { locale: new Intl.Locale(tag) as never }));
    expect(written).toEqual(['1,5', '1.5']);
    expect(format('1.5', { locale: [new Intl.Locale('fr')] as never })).toBe('1,5');
  });

  it('uses the locale of the runtime without one', () => {
    expect(format('1234.5')).toBe(new Intl.NumberFormat().format(1234.5));
    expect(format('1234.5', { locale: undefined })).toBe(format('1234.5'));
  });

  it('still works after more formats than it keeps', () => {
    for (let digits = 0; digits < 100; digits++) {
      expect(format('1', { locale: 'en', minimumFractionDigits: digits })).toHaveLength(
        (digits && digits + 2) || 1,
      );
    }
    expect(format('1.5', { locale: 'en' })).toBe('1.5');
  });

  it.each(['abc', '1e3', ''])('refuses %j', (value) => {
    expect(() => format(value)).toThrow(RangeError);
  });
});

describe('an amount that rounding would make zero', () => {
  it.each([
    ['0.004', { maximumFractionDigits: 2 }, '<0.01'],
    ['-0.004', { maximumFractionDigits: 2 }, '>-0.01'],
    ['0.006', { maximumFractionDigits: 2 }, '0.01'],
    ['0.4', { maximumFractionDigits: 0 }, '<1'],
    ['0.004', { maximumFractionDigits: 2, minimumFractionDigits: 2 }, '<0.01'],
    ['0.004', { maximumFractionDigits: 2, locale: 'de' }, '<0,01'],
    ['0.004', { maximumFractionDigits: 2, signDisplay: 'always' }, '<+0.01'],
    ['-0.004', { maximumFractionDigits: 2, signDisplay: 'exceptZero' }, '>-0.01'],
    ['0.004', { style: 'currency', currency: 'USD', maximumFractionDigits: 2 }, '<$0.01'],
    [
      '-0.004',
      { style: 'currency', currency: 'USD', currencySign: 'accounting', maximumFractionDigits: 2 },
      '>($0.01)',
    ],
    ['0.000004', { style: 'percent', maximumFractionDigits: 1 }, '<0.1%'],
    ['0.01', { maximumFractionDigits: 2, minimumFractionDigits: 2, roundingIncrement: 5 }, '<0.05'],
    ['0.001', { maximumFractionDigits: 2, roundingMode: 'ceil' }, '0.01'],
    ['-0.001', { maximumFractionDigits: 2, roundingMode: 'ceil' }, '>-0.01'],
    ['0.000001', { maximumSignificantDigits: 2 }, '0.000001'],
    ['0', { maximumFractionDigits: 2 }, '0'],
  ] as const)('%s with %o is %s', (value, options, expected) => {
    expect(format(value, { locale: 'en', ...options })).toBe(expected);
  });

  it('is shown as zero by no number of decimals', () => {
    fc.assert(
      fc.property(record, fc.integer({ min: 0, max: 6 }), (value, maximumFractionDigits) => {
        const text = format(value, { locale: 'en', maximumFractionDigits });
        expect(/[1-9]/.test(text)).toBe(value !== '0');
      }),
    );
  });

  it('loses nothing by default', () => {
    fc.assert(
      fc.property(record, (value) => {
        expect(format(value, { locale: 'en' }).replaceAll(',', '')).toBe(value);
      }),
    );
  });
});
