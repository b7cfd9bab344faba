import type { ReportScope } from '@credit-usage/sdk/contract';
import { organizationsHaving } from '../names/existing-agents.js';
import { loadNames, type Names } from '../names/names.js';
import type { Source } from '../names/source.js';
import { notFound, ProblemError } from '../problems/problem-error.js';
import { heldInOrganizations, maySeeUsage, memberships, requiredForUsage } from './roles.js';
import type { Viewer } from './viewer.js';

/** What a report may count, and how the answer says so. */
export interface UsageScope {
  readonly organizations: readonly string[];
  readonly answer: ReportScope;
}

/** Naming thousands of organizations would bury the report. */
const MAX_LISTED = 100;

/**
 * Judges whose usage the viewer gets: the candidates are the named organization or else all memberships, with `agentId` those that
 * have the agent; of these, the ones where the viewer holds Billing.
 *
 * @throws ProblemError `not_found` without a candidate, `role_required` when Billing is held in none of them
 */
export async function judgeScope(
  source: Source,
  viewer: Viewer,
  asked: { readonly organizationId?: string | undefined; readonly agentId?: string | undefined },
): Promise<UsageScope> {
  const related = memberships(viewer).filter(
    (id) => asked.organizationId === undefined || id === asked.organizationId,
  );
  const candidates =
    asked.agentId === undefined
      ? related
      : await organizationsHaving(source.database, related, asked.agentId);
  if (!candidates.length) {
    if (asked.organizationId !== undefined || asked.agentId !== undefined) throw notFound();
    throw new ProblemError('role_required', 'You are not a member of any organization.', {
      requiredRoles: [],
      heldRoles: [],
    });
  }
  const included = candidates.filter((id) => maySeeUsage(viewer, id));
  const excluded = candidates.filter((id) => !maySeeUsage(viewer, id));
  const listed = included.slice(0, MAX_LISTED);
  const names = await loadNames(source, { organizations: [...listed, ...excluded] });
  if (!included.length) throw refusal(viewer, candidates, names);
  return {
    organizations: included,
    answer: {
      included: listed.map((id) => ({ id, name: names.organization(id).name })),
      includedCount: included.length,
      excluded: excluded.map((id) => ({
        id,
        name: names.organization(id).name,
        code: 'role_required',
        requiredRoles: requiredForUsage(id, (each) => names.organization(each).name),
      })),
    },
  };
}

function refusal(viewer: Viewer, candidates: readonly string[], names: Names): ProblemError {
  const nameOf = (id: string) => names.organization(id).name;
  const where =
    candidates.length === 1 ? nameOf(candidates[0] as string) : `one of ${candidates.length} organizations`;
  return new ProblemError('role_required', `Seeing usage needs the Billing role in ${where}.`, {
    requiredRoles: candidates.flatMap((id) => requiredForUsage(id, nameOf)),
    heldRoles: heldInOrganizations(viewer, candidates, nameOf),
  });
}
