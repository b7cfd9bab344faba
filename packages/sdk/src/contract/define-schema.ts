import type * as z from 'zod/mini';
import { issueOf } from './issue.js';
import type { Schema } from './schema.js';

/** Wraps a zod schema, so that neither its type nor its errors are seen outside this folder. */
export function defineSchema<T>(name: string, shape: z.core.$ZodType<T> & z.ZodMiniType<T>): Schema<T> {
  return {
    name,
    check(value) {
      const result = shape.safeParse(value);
      return result.success
        ? { ok: true, value: value as T }
        : { ok: false, issues: result.error.issues.map(issueOf) };
    },
  };
}
