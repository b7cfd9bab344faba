/** All messages. Bundlers keep only those that a page's elements use. */
export * from './chart.js';
export * from './conversations.js';
export * from './dashboard.js';
export * from './details.js';
export * from './filters.js';
export * from './pie.js';
export * from './shared.js';
export * from './states.js';
export * from './summary.js';
