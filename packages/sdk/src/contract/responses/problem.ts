import * as z from 'zod/mini';
import type { Problem } from '../../model/problem.js';
import { defineSchema } from '../define-schema.js';
import { count } from '../primitives.js';
import { scopedRole } from './shared.js';

export const parameterError = z.looseObject({
  parameter: z.string(),
  code: z.string(),
  message: z.string(),
  allowed: z.exactOptional(z.array(z.string())),
});

export const recordError = z.looseObject({
  index: count,
  field: z.nullable(z.string()),
  message: z.string(),
});

export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.exactOptional(z.array(parameterError)),
  max: z.exactOptional(z.number()),
  requested: z.exactOptional(z.number()),
  requiredRoles: z.exactOptional(z.array(scopedRole)),
  heldRoles: z.exactOptional(z.array(scopedRole)),
  records: z.exactOptional(z.array(recordError)),
});

/**
 * The body of every error.
 *
 * @public
 */
export const ProblemSchema = defineSchema<Problem>('Problem', problem);
