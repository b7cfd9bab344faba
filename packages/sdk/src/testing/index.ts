/**
 * For tests of code that uses the API: request handlers for `msw`, an optional peer dependency, and all of `./fixtures`.
 *
 * @packageDocumentation
 */
export * from '../fixtures/index.js';
export { type FixtureAnswer, type UsageHandlersOptions, usageHandlers } from './handlers.js';
