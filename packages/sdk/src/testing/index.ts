/**
 * For tests of what is built on the API: small handlers for `msw`, which is an optional peer, and all of `./fixtures`.
 *
 * @packageDocumentation
 */
export * from '../fixtures/index.js';
export { type FixtureAnswer, type UsageHandlersOptions, usageHandlers } from './handlers.js';
