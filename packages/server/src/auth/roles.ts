import type { Capabilities, ScopedRole } from '@credit-usage/sdk/contract';
import { byText } from '../store/by-text.js';
import type { Viewer } from './viewer.js';

// All role rules are in this file: every route asks here, so that no two routes can differ.

/** Also what an example of a viewer holds. */
export const BILLING = 'Billing';
const OWNER = 'Owner';
const CONTRIBUTOR = 'Contributor';

/** A name for an id; the id itself when it has none. */
export type NameOf = (id: string) => string;

/** The organizations that the viewer is a member of, in the store's order. */
export function memberships(viewer: Viewer): string[] {
  return [...viewer.organizations.keys()].filter((id) => isMember(viewer, id)).sort(byText);
}

/** Usage, breakdowns and recent conversations need Billing; no other role implies it. */
export function maySeeUsage(viewer: Viewer, organizationId: string): boolean {
  return organizationRoles(viewer, organizationId).includes(BILLING);
}

/** Credit details need Owner of the organization, or Owner or Contributor on the agent. */
export function maySeeDetails(viewer: Viewer, organizationId: string, agentId: string): boolean {
  if (organizationRoles(viewer, organizationId).includes(OWNER)) return true;
  return agentRoles(viewer, organizationId, agentId).some((role) => role === OWNER || role === CONTRIBUTOR);
}

/** Whether the viewer may know of an agent that exists. */
export function isRelatedToAgent(viewer: Viewer, organizationId: string, agentId: string): boolean {
  return isMember(viewer, organizationId) || agentRoles(viewer, organizationId, agentId).length > 0;
}

/** The organizations in which the viewer may know of an agent with this id, if it exists there. */
export function organizationsWithAgent(viewer: Viewer, agentId: string): string[] {
  const granted = [...viewer.agents]
    .filter(([, agents]) => agents.get(agentId)?.length)
    .map(([organization]) => organization);
  return [...new Set([...memberships(viewer), ...granted])].sort(byText);
}

export function capabilities(viewer: Viewer, organizationId: string): Capabilities {
  const all = organizationRoles(viewer, organizationId).includes(OWNER);
  const some = [...(viewer.agents.get(organizationId)?.keys() ?? [])].some((agent) =>
    maySeeDetails(viewer, organizationId, agent),
  );
  return { usage: maySeeUsage(viewer, organizationId), details: all ? 'all' : some ? 'some' : 'none' };
}

/** What `maySeeUsage` asks for. */
export function requiredForUsage(organizationId: string, nameOf: NameOf): ScopedRole[] {
  return [inOrganization(BILLING, organizationId, nameOf)];
}

/** What `maySeeDetails` asks for; any one suffices. */
export function requiredForDetails(
  organizationId: string,
  agentId: string,
  names: { organization: NameOf; agent: NameOf },
): ScopedRole[] {
  return [
    inOrganization(OWNER, organizationId, names.organization),
    onAgent(OWNER, organizationId, agentId, names.agent),
    onAgent(CONTRIBUTOR, organizationId, agentId, names.agent),
  ];
}

/** The viewer's roles in these organizations. */
export function heldInOrganizations(
  viewer: Viewer,
  organizationIds: readonly string[],
  nameOf: NameOf,
): ScopedRole[] {
  return organizationIds.flatMap((id) =>
    organizationRoles(viewer, id).map((role) => inOrganization(role, id, nameOf)),
  );
}

/** The viewer's roles on an agent and in its organization. */
export function heldOnAgent(
  viewer: Viewer,
  organizationId: string,
  agentId: string,
  names: { organization: NameOf; agent: NameOf },
): ScopedRole[] {
  return [
    ...heldInOrganizations(viewer, [organizationId], names.organization),
    ...agentRoles(viewer, organizationId, agentId).map((role) =>
      onAgent(role, organizationId, agentId, names.agent),
    ),
  ];
}

const organizationRoles = (viewer: Viewer, id: string): readonly string[] =>
  viewer.organizations.get(id) ?? [];

/** A grant without a role is ignored, even when the host has made the viewer without `viewerOf`. */
const isMember = (viewer: Viewer, id: string): boolean => organizationRoles(viewer, id).length > 0;

const agentRoles = (viewer: Viewer, organizationId: string, agentId: string): readonly string[] =>
  viewer.agents.get(organizationId)?.get(agentId) ?? [];

const inOrganization = (role: string, id: string, nameOf: NameOf): ScopedRole => ({
  role,
  scope: { type: 'organization', id, name: nameOf(id) },
});

const onAgent = (role: string, organizationId: string, id: string, nameOf: NameOf): ScopedRole => ({
  role,
  scope: { type: 'agent', id, organizationId, name: nameOf(id) },
});
