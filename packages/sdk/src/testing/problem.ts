import { type KnownProblemCode, problems, problemType } from '../contract/problems.js';
import type { Problem } from '../model/problem.js';

/**
 * The body of an error, by its code.
 *
 * @example
 * ```ts
 * problemFixture("role_required", { requiredRoles: [billing], heldRoles: [] });
 * ```
 * @public
 */
export function problemFixture(code: KnownProblemCode, replaced: Partial<Problem> = {}): Problem {
  const { status, title } = problems[code];
  return {
    type: problemType(code),
    title,
    status,
    detail: `${title} (a fixture)`,
    code,
    requestId: 'req_fixture',
    ...(code === 'role_required' ? { requiredRoles: [], heldRoles: [] } : {}),
    ...replaced,
  };
}

/** The problem that an API of that status would most likely send. */
export function problemOfStatus(status: number): Problem {
  const known = (Object.keys(problems) as KnownProblemCode[]).find(
    (code) => problems[code].status === status,
  );
  if (known) return problemFixture(known);
  return problemFixture(status === 502 || status === 504 ? 'unavailable' : 'internal', { status });
}
