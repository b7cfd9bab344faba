import { operations } from '@credit-usage/sdk/contract';

/** `{name}` of the contract is `:name` of the router. */
export const routeOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** The reads: what a page may ask for. */
export const READ_PATHS: readonly string[] = Object.values(operations).map(({ path }) => path);

/** All that is answered, as the contract writes it. */
export const PATHS: readonly string[] = [
  ...READ_PATHS,
  '/v1/events',
  '/v1/tokens',
  '/openapi.json',
  '/healthz',
  '/readyz',
];
