import type { EpochMicros } from '@credit-usage/sdk/time';

/**
 * Says what time it is, in microseconds since 1970.
 *
 * @public
 */
export type Clock = () => EpochMicros;

/**
 * The machine's clock.
 *
 * @public
 */
export const systemClock: Clock = () => Date.now() * 1000;

/**
 * A clock that stands still, for demos and tests.
 *
 * @public
 */
export const fixedClock =
  (now: EpochMicros): Clock =>
  () =>
    now;
