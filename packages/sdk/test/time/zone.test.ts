import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocal, isTimeZone, localDateAt, offsetAt, parseInstant } from '../../src/time/index.js';
import { IANA_NAMES } from './support/iana-names.js';
import { formatLocalOracle, localDateOracle, offsetOracle } from './support/oracle.js';
import { at } from './support/short.js';
import { instant, zone } from './support/zones.js';

describe('offsetAt', () => {
  it.each([
    ['UTC', '2026-11-22T00:00:00Z', 0],
    ['Asia/Jakarta', '2026-11-22T00:00:00Z', 25_200],
    ['Asia/Kathmandu', '2026-11-22T00:00:00Z', 20_700],
    ['America/New_York', '2026-11-01T05:59:59.999999Z', -14_400],
    ['America/New_York', '2026-11-01T06:00:00Z', -18_000],
    ['Africa/Monrovia', '1970-01-01T00:00:00Z', -2_670],
  ])('of %s at %s is %i', (name, text, offset) => {
    expect(offsetAt(name, at(text))).toBe(offset);
  });

  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(zone, instant, (name, micros) => {
        expect(offsetAt(name, micros)).toBe(offsetOracle(name, micros));
      }),
      { numRuns: 300 },
    );
  });

  it('still answers after more zones than it keeps', () => {
    const summer = at('2026-07-01T00:00:00Z');
    const names = IANA_NAMES.filter((name) => name.includes('/')).slice(0, 150);
    for (const name of names) expect(offsetAt(name, summer)).toBe(offsetOracle(name, summer));
    expect(offsetAt('Africa/Abidjan', summer)).toBe(0);
  });

  it.each(['Mars/Olympus', 'GMT+7', '', undefined, null, 7, 7n, ['UTC']])('refuses the zone %s', (name) => {
    expect(() => offsetAt(name as string, 0)).toThrow(RangeError);
    expect(() => offsetAt(name as string, 0)).toThrow(/is not a time zone: expected an IANA name/);
  });

  it('leaves the spelling of a name to isTimeZone', () => {
    expect(isTimeZone('asia/jakarta')).toBe(false);
    expect(offsetAt('asia/jakarta', 0)).toBe(25_200);
  });

  it.each([0.5, Number.NaN, Number.NEGATIVE_INFINITY])('refuses the instant %d', (micros) => {
    expect(() => offsetAt('UTC', micros)).toThrow(RangeError);
  });
});

describe('localDateAt', () => {
  it('is what the wall shows', () => {
    expect(localDateAt('Asia/Jakarta', at('2026-10-23T16:59:59.999999Z'))).toBe('2026-10-23');
    expect(localDateAt('Asia/Jakarta', at('2026-10-23T17:00:00Z'))).toBe('2026-10-24');
    expect(localDateAt('America/Los_Angeles', 0)).toBe('1969-12-31');
  });

  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(zone, instant, (name, micros) => {
        expect(localDateAt(name, micros)).toBe(localDateOracle(name, micros));
      }),
    );
  });
});

describe('formatLocal', () => {
  it.each([
    ['Asia/Jakarta', '2026-10-23T17:00:00Z', '2026-10-24T00:00:00+07:00'],
    ['UTC', '2026-10-23T17:00:00Z', '2026-10-23T17:00:00+00:00'],
    ['Asia/Kathmandu', '2026-10-23T18:15:00.25Z', '2026-10-24T00:00:00.25+05:45'],
    ['America/St_Johns', '2026-12-01T03:30:00Z', '2026-12-01T00:00:00-03:30'],
    ['Africa/Monrovia', '1970-06-01T00:44:30Z', '1970-06-01T00:00:00-00:45'],
  ])('in %s of %s is %s', (name, text, expected) => {
    expect(formatLocal(name, at(text))).toBe(expected);
  });

  it('agrees with Temporal, and reads back as the same instant', () => {
    fc.assert(
      fc.property(zone, instant, (name, micros) => {
        const text = formatLocal(name, micros);
        expect(text).toBe(formatLocalOracle(name, micros));
        if (offsetAt(name, micros) % 60 === 0) expect(parseInstant(text)).toBe(micros);
      }),
    );
  });
});
