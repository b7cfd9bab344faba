import fc from 'fast-check';

/** The shortest form of a number of micro-credits, written without the code under test. */
function write(micros: bigint): string {
  const sign = micros < 0n ? '-' : '';
  const size = micros < 0n ? -micros : micros;
  const fraction = `${size % 1_000_000n}`.padStart(6, '0').replace(/0+$/, '');
  return `${sign}${size / 1_000_000n}${fraction && `.${fraction}`}`;
}

const LIMIT = 10n ** 18n - 1n;

/** Micro-credits of one record: small, round and extreme ones among them. */
export const recordMicros = fc.oneof(
  fc.bigInt({ min: -LIMIT, max: LIMIT }),
  fc.bigInt({ min: -20_000_000n, max: 20_000_000n }),
  fc.bigInt({ min: -100n, max: 100n }).map((credits) => credits * 1_000_000n),
);

/** One record's amount in its shortest form. */
export const record = recordMicros.map(write);

/** Any sum. */
export const totalMicros = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });
