import type { OpenEnum } from './open-enum.js';

/**
 * An amount of credits as an exact decimal string: `"12.5"`, `"-3"`, never a float.
 * Up to 6 decimals, in its shortest form. Add and compare with the `credits` helpers, not with `Number`.
 *
 * @public
 */
export type Credits = string;

/**
 * An instant as RFC 3339 text. The API answers in UTC with `Z`, with a fraction (up to microseconds) only when there is one.
 *
 * @public
 */
export type Instant = string;

/**
 * A calendar date without a zone, `YYYY-MM-DD`. What day it means is said by the `timezone` beside it.
 *
 * @public
 */
export type LocalDate = string;

/**
 * The periods that the API names. `30d` are the 30 local days that end with today.
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
 * The orders of recent conversations. The minus means descending; ties go by the conversation's key, ascending.
 *
 * @public
 */
export type ConversationSort = '-lastActivityAt' | '-credits';

/**
 * Whether an agent or organization still exists. Usage of a deleted one stays, under its last known name.
 *
 * @public
 */
export type EntityState = OpenEnum<'active' | 'deleted'>;

/**
 * A role in an organization or on an agent. An open list: never derive a permission from a role's name, show what the server said.
 *
 * @public
 */
export type Role = OpenEnum<'Owner' | 'Admin' | 'Builder' | 'Member' | 'Billing' | 'Contributor'>;
