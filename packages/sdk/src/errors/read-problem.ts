import { problemAnswer } from '../contract/answers/answers.js';
import type { Problem } from '../model/problem.js';
import type { RoleScope, ScopedRole } from '../model/roles.js';
import { isRecord } from './check-names.js';

/** What can be read from the body of an error, whatever it is. */
export interface ReadProblem {
  /** The body, when it is a problem as in the contract. */
  readonly problem: Problem | null;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly requestId?: string | undefined;
  /** Undefined when there is no list, or one in which nothing can be read: an empty one would say something else. */
  readonly requiredRoles?: readonly ScopedRole[] | undefined;
  readonly heldRoles?: readonly ScopedRole[] | undefined;
}

const NOTHING: ReadProblem = { problem: null };

/**
 * Reads the body of an error. It may be anything: a problem, another JSON value, a proxy's page, cut off, or empty.
 * If a newer API writes problems differently, the fields known here are still read.
 */
export function readProblem(text: string): ReadProblem {
  const body = parseObject(text);
  if (!body) return NOTHING;
  const checked = problemAnswer.check(body);
  return {
    problem: checked.ok ? checked.value : null,
    code: textIn(body.code),
    detail: textIn(body.detail),
    requestId: textIn(body.requestId),
    requiredRoles: rolesOf(body.requiredRoles),
    heldRoles: rolesOf(body.heldRoles),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function parseObject(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return isRecord(value) ? (value as Fields) : undefined;
}

function textIn(value: unknown): string | undefined {
  return (typeof value === 'string' && value) || undefined;
}

function rolesOf(value: unknown): readonly ScopedRole[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const roles = value.filter(isScopedRole);
  return roles.length > 0 || value.length === 0 ? roles : undefined;
}

function isScopedRole(value: unknown): value is ScopedRole {
  const fields = fieldsOf(value);
  const scope = fieldsOf(fields?.scope) as Partial<RoleScope> | undefined;
  return [fields?.role, scope?.type, scope?.id, scope?.name].every((text) => typeof text === 'string');
}
