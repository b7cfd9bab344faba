import type { ConversationPage } from '@credit-usage/sdk/contract';
import { expectLike } from './expect.js';
import { expectAlike } from './roles.js';
import { area } from './rule.js';
import { creditsPath, expectNamed, type Suite } from './suite.js';
import { AGENT_NAMES } from './world.js';

const LONG = creditsPath('research', 'long');

/** Any one of these opens the details of a conversation. */
const openers = ({ world }: Suite, organizationId: string, id: string) => {
  const organization = { type: 'organization', id: organizationId, name: world.names[organizationId] };
  const agent = { type: 'agent', id, organizationId, name: AGENT_NAMES[id]?.name };
  return [
    { role: 'Contributor', scope: agent },
    { role: 'Owner', scope: agent },
    { role: 'Owner', scope: organization },
  ];
};

type Roles = NonNullable<ConversationPage['data'][number]['detailRequires']>;

const sorted = (all: Roles = []) =>
  [...all].sort((a, b) => (a.role + a.scope.type < b.role + b.scope.type ? -1 : 1));

export const detailsAccess = area('access', {
  owner: [
    'Owner in the organization may open the details of its conversations.',
    async (suite) => {
      await suite.details(LONG, await suite.member(['Owner'], suite.world.acme));
    },
    'usage',
  ],
  agentRoles: [
    'Owner or Contributor on the agent may open the details of its conversations.',
    async (suite) => {
      for (const role of ['Owner', 'Contributor'])
        await suite.details(
          LONG,
          await suite.viewer({
            agents: [{ organizationId: suite.world.acme, id: 'research', roles: [role] }],
          }),
        );
    },
    'usage',
  ],
  noOtherRole: [
    'No other role may open details: the 403 names Owner in the organization, and Owner and Contributor on the agent.',
    async (suite) => {
      for (const role of ['Billing', 'Admin', 'Builder', 'Member']) {
        const token = await suite.member([role], suite.world.acme);
        const problem = await suite.refused(LONG, token, { status: 403, code: 'role_required' });
        const required = openers(suite, suite.world.acme, 'research');
        expectLike(sorted(problem.requiredRoles), required, 'requiredRoles');
      }
    },
    'usage',
  ],
  roleFirst: [
    'The role is checked before the conversation is looked up: the 403 is the same whether it exists or not.',
    async (suite) => {
      const token = await suite.billing(suite.world.acme);
      const [there, not] = await Promise.all([
        suite.refused(LONG, token, { status: 403 }),
        suite.refused(creditsPath('research', 'no_such_talk'), token, { status: 403 }),
      ]);
      expectAlike(there, not, 'the 403 of one that exists');
    },
    'usage',
  ],
  unrelated: [
    'A conversation of an agent that is not the viewer’s gets the same 404 as one that does not exist.',
    async (suite) => {
      const token = await suite.member(['Owner'], suite.world.acme);
      const [there, not, none] = await Promise.all([
        suite.refused(creditsPath('unknown', 'secret'), token, { status: 404, code: 'not_found' }),
        suite.refused(creditsPath('no_such_agent', 'secret'), token, { status: 404, code: 'not_found' }),
        suite.refused(creditsPath('research', 'no_such_talk'), token, { status: 404, code: 'not_found' }),
      ]);
      expectAlike(there, not, 'the 404 of one that exists');
      expectAlike(there, none, 'the 404 of a conversation');
    },
    'usage',
  ],
  agentOfOneOrganization: [
    'A role on an agent holds in its organization only: the same id in another organization is another agent.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const token = await suite.viewer({ agents: [{ organizationId: acme, id: 'twin', roles: ['Owner'] }] });
      const ask = (organizationId: string) => creditsPath('twin', 'paired', { organizationId });
      await suite.details(ask(acme), token);
      await suite.refused(ask(globex), token, { status: 404, code: 'not_found' });
    },
    'usage',
  ],
  several: [
    'When several organizations have the agent, details without organizationId are 400, and allowed lists these organizations.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const token = await suite.member(['Owner'], acme, globex);
      const answer = await suite.client.ask(creditsPath('twin', 'paired'), token);
      const { errors = [] } = expectNamed(answer, 'invalid_parameter', 'organizationId');
      const allowed = errors.flatMap((error) => error.allowed ?? []).sort();
      expectLike(allowed, [acme, globex].sort(), 'allowed');
    },
    'usage',
  ],
  one: [
    'When only one of the viewer’s organizations has the agent, details need no organizationId.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const token = await suite.member(['Owner'], acme, globex);
      const { conversation } = await suite.details(creditsPath('solo', 'alone'), token);
      expectLike(conversation.organizationId, globex, 'organizationId');
    },
    'usage',
  ],
  rows: [
    'detailAccess of a row says whether its details open; when they do not, detailRequires equals requiredRoles of the 403.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.viewer({
        organizations: [{ id: acme, roles: ['Billing'] }],
        agents: [{ organizationId: acme, id: 'research', roles: ['Contributor'] }],
      });
      const { data } = await suite.conversations({ period: '12mo' }, token);
      const expected = new Map([
        ['research', true],
        ['retired', false],
        ['twin', false],
      ]);
      for (const { agentId, conversationId, detailAccess, detailRequires } of data) {
        expectLike(detailAccess, expected.get(agentId), `detailAccess of ${agentId}`);
        const path = creditsPath(agentId, conversationId, { organizationId: acme });
        if (detailAccess) await suite.details(path, token);
        else {
          const problem = await suite.refused(path, token, { status: 403 });
          expectLike(sorted(detailRequires), openers(suite, acme, agentId), 'detailRequires');
          expectLike(sorted(problem.requiredRoles), sorted(detailRequires), 'requiredRoles');
        }
      }
    },
    'usage',
  ],
});
