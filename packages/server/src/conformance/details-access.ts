import type { ConversationPage } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { expectLike } from './expect.js';
import { instantOf } from './model.js';
import { expectAlike } from './roles.js';
import { expectedEntries } from './rows-model.js';
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
  exactRole: [
    'The names of these roles are exact: owner, OwnerOfAll and contributor open nothing.',
    async (suite) => {
      const { acme } = suite.world;
      for (const role of ['owner', 'OwnerOfAll', 'contributor']) {
        const token = await suite.viewer({
          organizations: [{ id: acme, roles: [role] }],
          agents: [{ organizationId: acme, id: 'research', roles: [role] }],
        });
        await suite.refused(LONG, token, { status: 403, code: 'role_required' });
      }
    },
    'usage',
  ],
  roleFirst: [
    'The role is checked before the conversation is looked up: the 403 is the same whether it exists or not.',
    async (suite) => {
      const token = await suite.billing(suite.world.acme);
      const there = await suite.refused(LONG, token, { status: 403 });
      const not = await suite.refused(creditsPath('research', 'no_such_talk'), token, { status: 403 });
      expectAlike(there, not, 'the 403 of one that exists');
    },
    'usage',
  ],
  unrelated: [
    'A conversation of an agent that is not the viewer’s gets the same 404 as one that does not exist.',
    async (suite) => {
      const token = await suite.member(['Owner'], suite.world.acme);
      const refusalOf = (agentId: string, conversationId: string) =>
        suite.refused(creditsPath(agentId, conversationId), token, { status: 404, code: 'not_found' });
      const there = await refusalOf('unknown', 'secret');
      expectAlike(there, await refusalOf('no_such_agent', 'secret'), 'the 404 of one that exists');
      expectAlike(there, await refusalOf('research', 'no_such_talk'), 'the 404 of a conversation');
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
      // One who may know of the other agent may still not open it.
      const member = await suite.viewer({
        organizations: [{ id: globex, roles: ['Member'] }],
        agents: [{ organizationId: acme, id: 'twin', roles: ['Owner'] }],
      });
      await suite.details(ask(acme), member);
      await suite.refused(ask(globex), member, { status: 403, code: 'role_required' });
    },
    'usage',
  ],
  ofOneAgent: [
    'A conversation is that of its agent: the same id with another agent of the organization is another conversation.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.member(['Owner'], acme);
      for (const agentId of ['research', 'retired']) {
        const came = await suite.details(creditsPath(agentId, 'old', { limit: 100 }), token);
        const talk = { organizationId: acme, agentId, conversationId: 'old' };
        const entries = expectedEntries(suite.world, talk, {}, instantOf(came.asOf));
        const total = sum(entries.map(({ credits }) => credits));
        expectLike(came, { total, entryCount: entries.length, entries }, `details of ${agentId}`);
      }
      await suite.refused(creditsPath('twin', 'old'), token, { status: 404, code: 'not_found' });
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
      // Which of them would open does not matter: a role that is taken away must not change what is meant.
      const openOne = await suite.viewer({
        organizations: [
          { id: acme, roles: ['Owner'] },
          { id: globex, roles: ['Member'] },
        ],
      });
      const again = await suite.client.ask(creditsPath('twin', 'paired'), openOne);
      expectNamed(again, 'invalid_parameter', 'organizationId');
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
