import type { AgentPage, CategoryList, OrganizationList } from '../model/directory.js';

/**
 * A viewer's organizations: Acme with Billing, Globex without.
 *
 * @public
 */
export function organizationListFixture(replaced: Partial<OrganizationList> = {}): OrganizationList {
  return {
    object: 'list',
    viewer: { id: 'user_1' },
    data: [
      {
        id: 'org_acme',
        name: 'Acme',
        roles: ['Owner', 'Billing'],
        capabilities: { usage: true, details: 'all' },
      },
      {
        id: 'org_globex',
        name: 'Globex',
        roles: ['Member'],
        capabilities: { usage: false, details: 'none' },
      },
    ],
    ...replaced,
  };
}

/**
 * A page of agents: one at work, one deleted.
 *
 * @public
 */
export function agentPageFixture(replaced: Partial<AgentPage> = {}): AgentPage {
  return {
    data: [
      { organizationId: 'org_acme', id: 'agent_intake', name: 'Intake', state: 'deleted' },
      { organizationId: 'org_acme', id: 'agent_support', name: 'Support', state: 'active' },
    ],
    hasMore: false,
    nextCursor: null,
    ...replaced,
  };
}

/**
 * The categories of the other fixtures.
 *
 * @public
 */
export function categoryListFixture(replaced: Partial<CategoryList> = {}): CategoryList {
  const ids = ['LLM', 'SpeechToText', 'WebSearch'];
  return { data: ids.map((id) => ({ id, label: id })), ...replaced };
}
