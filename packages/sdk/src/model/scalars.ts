import type { OpenEnum } from './open-enum.js';

/**
 * An amount of credits as an exact decimal string: `"12.5"`, `"-3"`, never a float.
 * Up to 6 decimals, in its shortest form. Add and compare with the `credits` helpers, not with `Number`.
 *
 * @public
 */
export type Credits = string;

/**
 * An instant as RFC 3339 text. The API answers in UTC with `Z`, and writes a fraction (up to microseconds) only when it is not zero.
 *
 * @public
 */
export type Instant = string;

/**
 * A calendar date without a zone, `YYYY-MM-DD`. The `timezone` beside it says when that day begins and ends.
 *
 * @public
 */
export type LocalDate = string;

/**
 * A period that the API knows by name. `30d` means the 30 local days that end with today.
 *
 * @public
 */
export type Period = '24h' | '72h' | '30d' | '12mo';

/**
 * The length of one bar. Weeks begin on Monday.
 *
 * @public
 */
export type BucketUnit = 'hour' | 'day' | 'week' | 'month';

/**
 * What the bars of a report are split by.
 *
 * @public
 */
export type GroupBy = 'category' | 'agent' | 'organization';

/**
 * The order of recent conversations. The minus means descending; ties are ordered by organization, agent and conversation id, ascending.
 *
 * @public
 */
export type ConversationSort = '-lastActivityAt' | '-credits';

/**
 * Whether an agent or organization still exists. The usage of a deleted one is kept, under its last known name.
 *
 * @public
 */
export type EntityState = OpenEnum<'active' | 'deleted'>;

/**
 * A role in an organization or on an agent. The list is open: never derive a permission from a role's name; show what the server says.
 *
 * @public
 */
export type Role = OpenEnum<'Owner' | 'Admin' | 'Builder' | 'Member' | 'Billing' | 'Contributor'>;
