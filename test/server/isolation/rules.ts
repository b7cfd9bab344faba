import type { ScopedRole } from '@credit-usage/sdk/contract';
import type { Grants } from './viewers.ts';
import { agentName, hasAgent, organizationName, type World } from './world.ts';

// The role rules again, word for word from the contract and as simple as possible. Nothing of the server is used here.

/** Each role once, however often it was granted. */
export function rolesIn(viewer: Grants, organization: string): string[] {
  return unique(viewer.organizations.filter(({ id }) => id === organization).flatMap(({ roles }) => roles));
}

export function rolesOn(viewer: Grants, organization: string, agent: string): string[] {
  return unique(
    viewer.agents
      .filter(({ organizationId, id }) => organizationId === organization && id === agent)
      .flatMap(({ roles }) => roles),
  );
}

/** "An organization in the grants with any role." */
export function memberOf(viewer: Grants): string[] {
  return unique(viewer.organizations.map(({ id }) => id))
    .filter((id) => rolesIn(viewer, id).length > 0)
    .sort();
}

/** "Billing in that organization (no other role implies it, Owner included)." */
export const mayUsage = (viewer: Grants, organization: string): boolean =>
  rolesIn(viewer, organization).includes('Billing');

/** "Owner in that organization, or Owner or Contributor on that (organizationId, agentId)." */
export function mayDetails(viewer: Grants, organization: string, agent: string): boolean {
  const onAgent = rolesOn(viewer, organization, agent);
  return (
    rolesIn(viewer, organization).includes('Owner') ||
    onAgent.includes('Owner') ||
    onAgent.includes('Contributor')
  );
}

export type UsageVerdict =
  | { readonly status: 404 }
  | { readonly status: 403; readonly candidates: readonly string[] }
  | { readonly status: 200; readonly included: readonly string[]; readonly excluded: readonly string[] };

/** Who gets whose usage, in the steps (a), (b) and (c) of the contract. */
export function judgeUsage(
  world: World,
  viewer: Grants,
  asked: { readonly organizationId?: string; readonly agentId?: string },
): UsageVerdict {
  let candidates = memberOf(viewer);
  const { organizationId, agentId } = asked;
  if (organizationId === undefined && agentId === undefined && !candidates.length)
    return { status: 403, candidates };
  if (organizationId !== undefined) candidates = candidates.filter((id) => id === organizationId);
  if (agentId !== undefined) candidates = candidates.filter((id) => hasAgent(world, id, agentId));
  if (!candidates.length) return { status: 404 };
  const included = candidates.filter((id) => mayUsage(viewer, id));
  if (!included.length) return { status: 403, candidates };
  return { status: 200, included, excluded: candidates.filter((id) => !included.includes(id)) };
}

export type DetailsVerdict =
  | { readonly status: 404 }
  | { readonly status: 400; readonly allowed: readonly string[] }
  | { readonly status: 403; readonly payer: string }
  | { readonly status: 200; readonly payer: string };

/** Judged on the agent, before the conversation is looked up. */
export function judgeDetails(
  world: World,
  viewer: Grants,
  asked: { readonly organizationId?: string; readonly agentId: string; readonly conversationId: string },
): DetailsVerdict {
  const { organizationId, agentId, conversationId } = asked;
  const related = [...world.agents.keys()]
    .filter((id) => hasAgent(world, id, agentId))
    .filter((id) => rolesIn(viewer, id).length > 0 || rolesOn(viewer, id, agentId).length > 0)
    .filter((id) => organizationId === undefined || id === organizationId)
    .sort();
  const [payer, ...others] = related;
  if (payer === undefined) return { status: 404 };
  if (others.length) return { status: 400, allowed: related };
  if (!mayDetails(viewer, payer, agentId)) return { status: 403, payer };
  const exists = [...world.usage, ...world.conversations].some(
    (each) => each.organization === payer && each.agent === agentId && each.conversation === conversationId,
  );
  return exists ? { status: 200, payer } : { status: 404 };
}

/** The roles that a refusal of usage names: Billing in each candidate. */
export const usageNeeds = (candidates: readonly string[]): ScopedRole[] =>
  candidates.map((id) => inOrganization('Billing', id));

/** The roles that a refusal of details names. */
export const detailsNeed = (organization: string, agent: string): ScopedRole[] => [
  inOrganization('Owner', organization),
  onAgent('Owner', organization, agent),
  onAgent('Contributor', organization, agent),
];

export const heldIn = (viewer: Grants, organizations: readonly string[]): ScopedRole[] =>
  organizations.flatMap((id) => rolesIn(viewer, id).map((role) => inOrganization(role, id)));

export const heldOn = (viewer: Grants, organization: string, agent: string): ScopedRole[] => [
  ...heldIn(viewer, [organization]),
  ...rolesOn(viewer, organization, agent).map((role) => onAgent(role, organization, agent)),
];

const inOrganization = (role: string, id: string): ScopedRole => ({
  role,
  scope: { type: 'organization', id, name: organizationName(id) },
});

const onAgent = (role: string, organizationId: string, id: string): ScopedRole => ({
  role,
  scope: { type: 'agent', id, organizationId, name: agentName(organizationId, id) },
});

const unique = (values: readonly string[]): string[] => [...new Set(values)];
