import {
  heldOnAgent,
  isRelatedToAgent,
  maySeeDetails,
  organizationsWithAgent,
  requiredForDetails,
} from '../auth/roles.js';
import type { Viewer } from '../auth/viewer.js';
import { organizationsHaving } from '../names/existing-agents.js';
import { loadNames } from '../names/names.js';
import type { Source } from '../names/source.js';
import { badParameter, notFound, ProblemError } from '../problems/problem-error.js';

/**
 * Finds the organization that pays for the agent, and checks whether the viewer may see the agent's details. This is done before the
 * conversation is looked up: those who may not open a conversation must not learn whether it exists.
 *
 * @returns the organization
 * @throws ProblemError `not_found`, `invalid_parameter` when several organizations have the agent, `role_required`
 */
export async function judgeDetails(
  source: Source,
  viewer: Viewer,
  agentId: string,
  organizationId: string | undefined,
): Promise<string> {
  const possible = organizationId === undefined ? organizationsWithAgent(viewer, agentId) : [organizationId];
  const related = possible.filter((id) => isRelatedToAgent(viewer, id, agentId));
  const [payer, ...others] = await organizationsHaving(source.database, related, agentId);
  if (payer === undefined) throw notFound();
  if (others.length) {
    throw badParameter(
      'invalid_parameter',
      'organizationId',
      'Several of your organizations have this agent: name one',
      {
        allowed: [payer, ...others],
      },
    );
  }
  if (maySeeDetails(viewer, payer, agentId)) return payer;
  const known = await loadNames(source, { organizations: [payer], agents: [[payer, agentId]] });
  const names = {
    organization: (id: string) => known.organization(id).name,
    agent: (id: string) => known.agent(payer, id).name,
  };
  throw new ProblemError(
    'role_required',
    `Opening credit details needs Owner or Contributor on ${names.agent(agentId)}, or Owner in ${names.organization(payer)}.`,
    {
      requiredRoles: requiredForDetails(payer, agentId, names),
      heldRoles: heldOnAgent(viewer, payer, agentId, names),
    },
  );
}
