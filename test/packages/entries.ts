// The names under which the packages can be imported.

/** The entries of the SDK that exist for both module systems. */
export const REQUIRABLE = [
  '',
  '/contract',
  '/credits',
  '/time',
  '/query',
  '/export',
  '/node',
  '/fixtures',
].map((entry) => `@credit-usage/sdk${entry}`);
/** Depends on msw, which is only published as ES modules. */
export const TESTING = '@credit-usage/sdk/testing';
export const ELEMENTS = [
  '',
  '/define',
  '/conversation-credit-details',
  '/conversation-credit-details/define',
  '/credit-category-pie',
  '/credit-category-pie/define',
  '/credit-usage-chart',
  '/credit-usage-chart/define',
  '/credit-usage-dashboard',
  '/credit-usage-dashboard/define',
  '/credit-usage-filters',
  '/credit-usage-filters/define',
  '/credit-usage-provider',
  '/credit-usage-provider/define',
  '/credit-usage-summary',
  '/credit-usage-summary/define',
  '/recent-conversations',
  '/recent-conversations/define',
].map((entry) => `@credit-usage/elements${entry}`);
export const SERVER = ['@credit-usage/server'];
