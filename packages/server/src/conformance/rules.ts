import { buckets } from './buckets.js';
import { caching } from './caching.js';
import { conversations, details } from './conversations.js';
import { cors } from './cors.js';
import { credentials } from './credentials.js';
import { csv } from './csv.js';
import { cursorValidity } from './cursor-validity.js';
import { cursors } from './cursors.js';
import { detailsAccess } from './details-access.js';
import { directory } from './directory.js';
import { filters } from './filters.js';
import { ingest } from './ingest.js';
import { ingestBodies } from './ingest-bodies.js';
import { ingestContents } from './ingest-contents.js';
import { parameters } from './parameters.js';
import { periods } from './periods.js';
import { problems } from './problems.js';
import { rateLimit } from './rate-limit.js';
import { roles } from './roles.js';
import type { Rule } from './rule.js';
import { series } from './series.js';
import { service } from './service.js';
import { comparing, summary } from './summary.js';
import { sums } from './sums.js';
import { ties } from './ties.js';
import { tokens } from './tokens.js';

/** Every rule, in the order of the contract. */
export const RULES: readonly Rule[] = [
  ...service,
  ...roles,
  ...credentials,
  ...detailsAccess,
  ...parameters,
  ...periods,
  ...buckets,
  ...sums,
  ...series,
  ...summary,
  ...comparing,
  ...conversations,
  ...details,
  ...filters,
  ...directory,
  ...cursors,
  ...cursorValidity,
  ...csv,
  ...caching,
  ...problems,
  ...rateLimit,
  ...cors,
  ...ingest,
  ...ingestContents,
  ...ingestBodies,
  ...ties,
  ...tokens,
];
