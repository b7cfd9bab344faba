// The values that a request may have, and the defaults of those that it leaves out. They are apart from the schemas, so that the
// query object can use them without loading the schemas.

/**
 * The names of the reads.
 *
 * @public
 */
export type ReadOperation =
  | 'usage'
  | 'conversations'
  | 'conversationCredits'
  | 'organizations'
  | 'agents'
  | 'categories';

export const PERIODS = ['24h', '72h', '30d', '12mo'] as const;
export const BUCKETS = ['hour', 'day', 'week', 'month'] as const;
export const GROUP_BYS = ['category', 'agent', 'organization'] as const;
export const COMPARES = ['previous'] as const;
export const SORTS = ['-lastActivityAt', '-credits'] as const;

/**
 * The period of a request that names neither a period nor a range.
 *
 * @public
 */
export const DEFAULT_PERIOD = '30d';
/**
 * The zone of a request that names none.
 *
 * @public
 */
export const DEFAULT_TIMEZONE = 'UTC';
/**
 * What bars are split by when the request does not say.
 *
 * @public
 */
export const DEFAULT_GROUP_BY = 'category';
/**
 * The order of conversations when the request does not say.
 *
 * @public
 */
export const DEFAULT_SORT = '-lastActivityAt';
/**
 * How many series a report shows separately when the request does not say.
 *
 * @public
 */
export const DEFAULT_TOP = 6;
export const MAX_TOP = 50;
/**
 * How many rows a page has when the request does not say.
 *
 * @public
 */
export const DEFAULT_LIMIT = 25;
export const MAX_LIMIT = 100;
