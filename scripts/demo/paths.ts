import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Kept between runs, and ignored by git. */
export const DATA = join(ROOT, '.demo');
export const SEED_SOURCE = join(ROOT, 'packages/server/src/seed');
export const SERVER_CLI = join(ROOT, 'packages/server/dist/cli.js');
export const NODE_REPORT = join(ROOT, 'examples/node-report/src/main.ts');
export const BILLING_PAGE = join(ROOT, 'examples/billing-page');
export const PLAIN_HTML = join(ROOT, 'examples/plain-html');
export const CDN_FILE = join(ROOT, 'packages/elements/cdn/credit-usage-elements.js');
