import type { Problem, ScopedRole } from '@credit-usage/sdk/contract';
import { expect } from 'vitest';
import { type Answer, lookOf } from './asking.ts';
import { type Allowed, leaksIn } from './leaks.ts';
import { heldIn, usageNeeds } from './rules.ts';
import type { Grants } from './viewers.ts';

/** Every 404 of a run must look like the first one, whoever asked for whatever. */
let nothing: object | undefined;

export function expectNothing(answer: Answer): void {
  expect(answer.status).toBe(404);
  nothing ??= lookOf(answer);
  expect(lookOf(answer)).toEqual(nothing);
  expect(leaksIn(answer, {})).toEqual([]);
}

export function expectUsageRefusal(answer: Answer, viewer: Grants, candidates: readonly string[]): void {
  expect(answer.status).toBe(403);
  const { code, requiredRoles, heldRoles } = answer.body as Problem;
  expect(code).toBe('role_required');
  expectRoles(requiredRoles, usageNeeds(candidates));
  expectRoles(heldRoles, heldIn(viewer, candidates));
  expect(leaksIn(answer, namesOf(candidates))).toEqual([]);
}

/** The same roles, in any order. */
export function expectRoles(given: readonly ScopedRole[] | undefined, expected: readonly ScopedRole[]): void {
  const sorted = (roles: readonly ScopedRole[]) => roles.map((role) => JSON.stringify(role)).sort();
  expect(sorted(given ?? [])).toEqual(sorted(expected));
}

/** The ids and names of organizations. */
export const namesOf = (organizations: readonly string[]): Allowed => ({
  ids: organizations,
  words: { organization: (id) => organizations.includes(id) },
});
