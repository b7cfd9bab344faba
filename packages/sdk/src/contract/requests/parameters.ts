import * as z from 'zod/mini';
import { wordingOf } from '../issue.js';
import { id } from '../primitives.js';
import {
  BUCKETS,
  COMPARES,
  GROUP_BYS,
  MAX_LIMIT,
  MAX_TOP,
  PERIODS,
  type ReadOperation,
  SORTS,
} from './vocabulary.js';

// These rules are about single values. Whether parameters fit together is judged by the server.
const digits = (max: number, message: string) =>
  z.string().check(
    z.regex(/^[1-9]\d{0,3}$/, message),
    z.refine((text) => Number(text) <= max, message),
  );

const nonEmpty = z.string().check(z.minLength(1));

const range = {
  period: z.enum(PERIODS),
  from: nonEmpty,
  to: nonEmpty,
  timezone: nonEmpty,
};

const filter = { organizationId: id, agentId: id, category: z.array(id) };

const limit = digits(MAX_LIMIT, `Expected a whole number from 1 to ${MAX_LIMIT}`);
const page = { limit, cursor: nonEmpty };

/** Each read's query parameters, as text. */
export const queryParameters = {
  usage: {
    ...range,
    ...filter,
    bucket: z.enum(BUCKETS),
    groupBy: z.enum(GROUP_BYS),
    top: z.union(
      [z.literal('all'), digits(MAX_TOP, `Expected a whole number from 1 to ${MAX_TOP}, or all`)],
      `Expected a whole number from 1 to ${MAX_TOP}, or all`,
    ),
    compare: z.enum(COMPARES),
  },
  conversations: { ...range, ...filter, sort: z.enum(SORTS), ...page },
  conversationCredits: { ...range, organizationId: id, category: z.array(id), ...page },
  organizations: {},
  agents: { organizationId: id, q: nonEmpty, ...page },
  categories: {},
} as const satisfies Record<ReadOperation, object>;

/**
 * The result of checking one parameter.
 *
 * @public
 */
export type CheckedParameter =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly allowed?: readonly string[] };

/**
 * Checks one query parameter of a read, whatever the others are. The value is an array if the parameter may be repeated, else text.
 *
 * @public
 */
export function checkParameter(
  operation: ReadOperation,
  parameter: string,
  value: string | readonly string[],
): CheckedParameter {
  const shapes: Readonly<Record<string, z.ZodMiniType>> = queryParameters[operation];
  // Names come from URLs, so one may be "constructor".
  const shape = Object.hasOwn(shapes, parameter) ? shapes[parameter] : undefined;
  if (!shape)
    return { ok: false, message: 'This route does not know this parameter', allowed: Object.keys(shapes) };
  const result = shape.safeParse(value);
  if (result.success) return { ok: true };
  const [issue] = result.error.issues;
  const message = issue ? wordingOf(issue) : 'Invalid value';
  return issue?.code === 'invalid_value'
    ? { ok: false, message, allowed: issue.values.map(String) }
    : { ok: false, message };
}
