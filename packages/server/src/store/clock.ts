import type { EpochMicros } from '@credit-usage/sdk/time';

/** Says what time it is. */
export type Clock = () => EpochMicros;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now() * 1000;

/** A clock that stands still, for demos and tests. */
export const fixedClock =
  (now: EpochMicros): Clock =>
  () =>
    now;
