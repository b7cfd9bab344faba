/**
 * Exact arithmetic on amounts of credits, which are decimal strings everywhere in the contract. Flat functions,
 * so that `import { credits } from "@credit-usage/sdk"` reads as `credits.add(a, b)`. No dependency.
 *
 * @packageDocumentation
 */
export { abs, add, negate, subtract, sum } from './arithmetic.js';
export { compare, equals, isNegative, isZero } from './comparison.js';
export { format } from './format.js';
export type { FormatOptions } from './formatters.js';
export { fromMicros, normalize, toMicros } from './micros.js';
export { average, changeRatio } from './ratio.js';
export { shares } from './shares.js';
export { isCredits, isTotal } from './syntax.js';
export { toNumber } from './to-number.js';
