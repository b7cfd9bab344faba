import { CategoryListSchema, OrganizationListSchema } from '@credit-usage/sdk/contract';
import { queryOf } from './ask.js';
import { ok } from './client.js';
import { expectLike, expectSchema, expectThat } from './expect.js';
import { byId } from './model.js';
import { area } from './rule.js';
import { AGENT_NAMES } from './world.js';
import { ODD_AGENT } from './world-crowd.js';

export const directory = area('directory', {
  organizations: [
    '/v1/organizations lists those in which the viewer holds a role, with the roles and what they allow.',
    async (suite) => {
      const { acme, globex, nobody } = suite.world;
      const token = await suite.viewer({
        sub: 'conformance directory',
        organizations: [
          { id: acme, roles: ['Billing'] },
          { id: globex, roles: ['Owner', 'Wizard'] },
          { id: nobody, roles: ['Member'] },
        ],
        agents: [
          { organizationId: acme, id: 'research', roles: ['Contributor'] },
          // Another role on an agent opens nothing, and a role on an agent is none in its organization.
          { organizationId: nobody, id: 'research', roles: ['Wizard'] },
          { organizationId: `${nobody}_2`, id: 'research', roles: ['Owner'] },
        ],
      });
      const answer = ok(await suite.client.ask('/v1/organizations', token)).json();
      const { viewer, data } = expectSchema(OrganizationListSchema, answer);
      expectLike(viewer, { id: 'conformance directory' }, 'viewer');
      const expected = [
        { id: acme, roles: ['Billing'], capabilities: { usage: true, details: 'some' } },
        { id: globex, roles: ['Owner', 'Wizard'], capabilities: { usage: false, details: 'all' } },
        { id: nobody, roles: ['Member'], capabilities: { usage: false, details: 'none' } },
      ].sort(byId);
      const came = [...data].sort(byId).map((each) => ({ ...each, roles: [...each.roles].sort() }));
      expectLike(came, expected, 'data');
    },
  ],
  names: [
    'A name is that of the record with the greatest updatedAt, whatever the order of arrival; without a record, it is the id.',
    async (suite) => {
      const { acme, clocks, names } = suite.world;
      const { scope } = await suite.report({}, await suite.billing(acme, clocks));
      const expected = [
        { id: acme, name: names[acme] },
        { id: clocks, name: clocks },
      ].sort(byId);
      expectLike([...scope.included].sort(byId), expected, 'scope.included');
    },
    'usage',
  ],
  agents: [
    '/v1/agents lists those of organizations with Billing, including deleted ones, ordered by organization and id.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const token = await suite.viewer({
        organizations: [
          { id: acme, roles: ['Billing'] },
          { id: globex, roles: ['Owner'] },
        ],
      });
      const { data } = await suite.agents({}, token);
      const expected = ['research', 'retired', 'twin'].map((id) => {
        return { organizationId: acme, id, ...AGENT_NAMES[id] };
      });
      expectLike(data, expected, 'data');
    },
    'usage',
  ],
  agentsFound: [
    'q matches any part of an agent’s name or id, ignoring case.',
    async (suite) => {
      const token = await suite.billing(suite.world.acme);
      for (const [q, ids] of [
        ['ASSIST', ['research']],
        ['tire', ['retired']],
        ['TWIN', ['twin']],
        ['%', []],
        ['sea.ch', []],
        ['nobody at all', []],
      ] as const) {
        const { data } = await suite.agents({ q }, token);
        expectLike(
          data.map(({ id }) => id),
          ids,
          `ids of q=${q}`,
        );
      }
    },
    'usage',
  ],
  agentsFoundById: [
    'q also finds an agent whose name does not contain it, by its id.',
    async (suite) => {
      const { crowd } = suite.world;
      const { data } = await suite.agents({ q: 'BOT_7' }, await suite.billing(crowd));
      expectLike(data, [{ organizationId: crowd, id: ODD_AGENT, name: 'Helper' }], 'data');
    },
    'usage',
  ],
  agentsOfOneName: [
    'An agent has the name that its own organization gave it: those of the same id elsewhere are not revealed.',
    async (suite) => {
      const { acme, stranger } = suite.world;
      for (const [organizationId, names] of [
        [acme, ['Research Assistant', 'Retired Helper', 'Twin']],
        [stranger, ['Secret project', 'Secret twin', 'Unknown']],
      ] as const) {
        const { data } = await suite.agents({}, await suite.billing(organizationId));
        expectLike(
          data.map(({ name }) => name),
          names,
          `names of ${organizationId}`,
        );
      }
    },
    'usage',
  ],
  agentsWithoutBilling: [
    'Without Billing, the list of agents is empty; with an organizationId, it is refused as usage would be.',
    async (suite) => {
      const { nobody } = suite.world;
      const token = await suite.member(['Owner'], nobody);
      expectLike(await suite.agents({}, token), { data: [], hasMore: false, nextCursor: null }, 'page');
      const path = `/v1/agents${queryOf({ organizationId: nobody })}`;
      await suite.refused(path, token, { status: 403, code: 'role_required' });
    },
  ],
  categories: [
    '/v1/categories lists those used in organizations with Billing: the categories of other organizations are not revealed.',
    async (suite) => {
      const { acme, globex, usage } = suite.world;
      const token = await suite.viewer({
        organizations: [
          { id: acme, roles: ['Billing'] },
          { id: globex, roles: ['Owner'] },
        ],
      });
      const answer = ok(await suite.client.ask('/v1/categories', token)).json();
      const { data } = expectSchema(CategoryListSchema, answer);
      const used = new Set(
        usage.filter(({ organizationId }) => organizationId === acme).map(({ category }) => category),
      );
      expectLike(data.map(({ id }) => id).sort(), [...used].sort(), 'ids');
      expectThat(
        data.every(({ label }) => label !== ''),
        'a label for each',
        data,
      );
    },
    'usage',
  ],
});
