import type { ReportScope } from '@credit-usage/sdk/contract';
import type { TimeRange } from '@credit-usage/sdk/time';
import { organizationsHaving } from '../names/existing-agents.js';
import { loadNames, type Names } from '../names/names.js';
import type { Source } from '../names/source.js';
import { notFound, ProblemError } from '../problems/problem-error.js';
import type { Filter } from '../query/filter.js';
import type { Selection, Sight } from '../store/selection.js';
import { heldInOrganizations, maySeeUsage, memberships, requiredForUsage } from './roles.js';
import type { Viewer } from './viewer.js';

/** What a report may count, and how the answer says so. */
export interface UsageScope {
  readonly organizations: readonly string[];
  readonly answer: ReportScope;
}

/** Naming thousands of organizations would make the report useless. */
const MAX_LISTED = 100;

/**
 * Decides whose usage the viewer gets. The candidates are the named organization, or else all that the viewer is a member of; with
 * `agentId`, only those that have the agent. The viewer gets the usage of the candidates in which they hold Billing.
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

/** The usage that a read counts: what it asks for, as far as the viewer may see it. @throws as `judgeScope` */
export async function judgeSelection(
  source: Source,
  viewer: Viewer,
  asked: Filter,
  range: TimeRange,
  at: Sight,
): Promise<{ readonly selection: Selection; readonly scope: ReportScope }> {
  const { organizations, answer } = await judgeScope(source, viewer, asked);
  const { agentId, categories } = asked;
  const sight = source.database.settle(organizations, at);
  return { selection: { organizations, agentId, categories, range, ...sight }, scope: answer };
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
