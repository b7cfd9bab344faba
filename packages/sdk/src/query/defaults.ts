import {
  DEFAULT_GROUP_BY,
  DEFAULT_LIMIT,
  DEFAULT_PERIOD,
  DEFAULT_SORT,
  DEFAULT_TIMEZONE,
  DEFAULT_TOP,
} from '../contract/requests/vocabulary.js';

/** What the API assumes for a key that a query does not have. */
export const DEFAULTS = {
  period: DEFAULT_PERIOD,
  timezone: DEFAULT_TIMEZONE,
  groupBy: DEFAULT_GROUP_BY,
  top: DEFAULT_TOP,
  sort: DEFAULT_SORT,
  limit: DEFAULT_LIMIT,
} as const;
