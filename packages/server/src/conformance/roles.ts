import type { Problem } from '@credit-usage/sdk/contract';
import { queryOf } from './ask.js';
import { ok } from './client.js';
import { expectLike, expectThat } from './expect.js';
import { expectedReport, instantOf, selected, totalOf } from './model.js';
import { area } from './rule.js';
import type { Suite } from './suite.js';

const OTHERS = ['Owner', 'Admin', 'Builder', 'Member'];

/** What the refusal names: Billing in each of these. */
const billingIn = ({ world }: Suite, ...ids: readonly string[]) =>
  ids.map((id) => ({
    role: 'Billing',
    scope: { type: 'organization', id, name: world.names[id] as string },
  }));

/** @throws Mismatch when two refusals differ in more than their request id */
export function expectAlike(one: Problem, other: Problem, what: string): void {
  const body = ({ requestId: _, ...rest }: Problem) => rest;
  expectLike(body(one), body(other), what);
  expectLike(body(other), body(one), what);
}

const byScope = (problem: Problem) =>
  [...(problem.requiredRoles ?? [])].sort((a, b) => (a.scope.id < b.scope.id ? -1 : 1));

export const roles = area('roles', {
  noOtherRole: [
    'Usage needs Billing in the organization. No other role includes it, not even Owner.',
    async (suite) => {
      const { nobody } = suite.world;
      for (const role of OTHERS) {
        const token = await suite.member([role], nobody);
        for (const path of ['/v1/usage', '/v1/conversations'])
          await suite.refused(path, token, { status: 403, code: 'role_required' });
      }
    },
  ],
  billing: [
    'Billing alone is enough to see usage and conversations.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      await suite.report({}, token);
      await suite.conversations({}, token);
    },
  ],
  unknownRole: [
    'The list of roles is open: an unknown role is accepted, and allows nothing.',
    async (suite) => {
      const token = await suite.member(['Wizard'], suite.world.nobody);
      await suite.refused('/v1/usage', token, { status: 403, code: 'role_required' });
    },
  ],
  exactRole: [
    'The name of a role is exact: billing, BILLING and BillingAdmin are not Billing.',
    async (suite) => {
      for (const role of ['billing', 'BILLING', 'BillingAdmin', 'SubBilling']) {
        const token = await suite.member([role], suite.world.nobody);
        await suite.refused('/v1/usage', token, { status: 403, code: 'role_required' });
      }
    },
  ],
  noMembership: [
    'A viewer without any role who asks for everything gets 403 with an empty list of required roles.',
    async (suite) => {
      const problem = await suite.refused('/v1/usage', await suite.viewer({}), {
        status: 403,
        code: 'role_required',
      });
      expectLike(problem.requiredRoles, [], 'requiredRoles');
    },
  ],
  required: [
    'A 403 names Billing in each candidate organization, and the roles that the viewer holds.',
    async (suite) => {
      const { acme, globex, names } = suite.world;
      const token = await suite.viewer({
        organizations: [
          { id: acme, roles: ['Owner'] },
          { id: globex, roles: ['Member'] },
        ],
      });
      const problem = await suite.refused('/v1/usage', token, { status: 403, code: 'role_required' });
      expectLike(byScope(problem), billingIn(suite, acme, globex), 'requiredRoles');
      expectThat(
        (problem.heldRoles ?? []).some(
          ({ role, scope }) => role === 'Owner' && scope.id === acme && scope.name === names[acme],
        ),
        'heldRoles with Owner in the organization',
        problem.heldRoles,
      );
    },
    'usage',
  ],
  unrelatedOrganization: [
    'An organization that is not the viewer’s gets the same 404 as one that does not exist: only requestId differs.',
    async (suite) => {
      const token = await suite.billing(suite.world.acme);
      for (const path of ['/v1/usage', '/v1/conversations', '/v1/agents']) {
        const of = (organizationId: string) =>
          suite.refused(`${path}${queryOf({ organizationId })}`, token, { status: 404, code: 'not_found' });
        const there = await of(suite.world.stranger);
        expectAlike(there, await of(`${suite.world.stranger}_not`), 'the 404 of one that exists');
      }
    },
    'usage',
  ],
  unrelatedUnknown: [
    'An organization that does not exist is 404, even for a viewer who holds Billing elsewhere.',
    async (suite) => {
      const path = `/v1/usage${queryOf({ organizationId: `${suite.world.nobody}_not` })}`;
      const expected = { status: 404, code: 'not_found' };
      await suite.refused(path, await suite.billing(suite.world.nobody), expected);
    },
  ],
  unrelatedAgent: [
    'An agent of an organization that is not the viewer’s gets the same 404 as one that does not exist.',
    async (suite) => {
      const token = await suite.billing(suite.world.acme);
      const of = (agentId: string) =>
        suite.refused(`/v1/usage${queryOf({ agentId })}`, token, { status: 404, code: 'not_found' });
      expectAlike(await of('unknown'), await of('no_such_agent'), 'the 404 of one that exists');
    },
    'usage',
  ],
  partial: [
    'Candidates without Billing are named in scope.excluded; the total covers scope.included only.',
    async (suite) => {
      const { acme, globex, names } = suite.world;
      const token = await suite.viewer({
        organizations: [
          { id: acme, roles: ['Billing'] },
          { id: globex, roles: ['Owner'] },
        ],
      });
      const { scope, total, asOf } = await suite.report({}, token);
      expectLike(
        scope,
        {
          included: [{ id: acme, name: names[acme] }],
          includedCount: 1,
          excluded: [
            {
              id: globex,
              name: names[globex],
              code: 'role_required',
              requiredRoles: billingIn(suite, globex),
            },
          ],
        },
        'scope',
      );
      const usage = selected(suite.world, [acme], {}, instantOf(asOf));
      expectLike(total, totalOf(usage), 'total');
    },
    'usage',
  ],
  excludedUnseen: [
    'latestUsageAt says nothing of an organization that was left out.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const token = await suite.viewer({
        organizations: [
          { id: acme, roles: ['Owner'] },
          { id: globex, roles: ['Billing'] },
        ],
      });
      const { latestUsageAt, asOf } = await suite.report({}, token);
      const expected = expectedReport(suite.world, [globex], {}, instantOf(asOf));
      expectLike(latestUsageAt, expected.latestUsageAt, 'latestUsageAt');
    },
    'usage',
  ],
  many: [
    'scope.included lists at most 100 organizations; includedCount counts all of them.',
    async (suite) => {
      const { nobody } = suite.world;
      const ids = Array.from({ length: 101 }, (_, index) => `${nobody}_${index}`);
      const { scope } = await suite.report({}, await suite.billing(...ids));
      expectLike(scope.includedCount, 101, 'scope.includedCount');
      expectLike(scope.included.length, 100, 'number of scope.included');
    },
  ],
  agentNarrows: [
    'With an agentId, the candidates are the organizations that have that agent.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const token = await suite.viewer({
        organizations: [
          { id: acme, roles: ['Member'] },
          { id: globex, roles: ['Billing'] },
        ],
      });
      const problem = await suite.refused('/v1/usage?agentId=research', token, { status: 403 });
      expectLike(byScope(problem), billingIn(suite, acme), 'requiredRoles');
      const { scope } = await suite.report({ agentId: 'twin' }, token);
      expectLike(scope, { included: [{ id: globex }], excluded: [{ id: acme }] }, 'scope');
    },
    'usage',
  ],
  agentOfRecord: [
    'An organization has an agent as soon as a record names it there, even without any usage.',
    async (suite) => {
      const organizationId = `${suite.world.nobody}_agent`;
      const record = { organizationId, id: 'idle', name: 'Idle', updatedAt: '2024-06-01T00:00:00Z' };
      const at = '2024-06-01T00:00:00Z';
      const talk = { conversationId: 'c', messageCount: 1, startedAt: at, lastActivityAt: at };
      ok(
        await suite.write([
          { type: 'agent', ...record },
          { type: 'conversation', organizationId, agentId: 'talking', ...talk },
        ]),
      );
      const token = await suite.billing(suite.world.nobody, organizationId);
      for (const agentId of ['idle', 'talking']) {
        const { scope, total } = await suite.report({ agentId }, token);
        expectLike({ scope, total }, { scope: { included: [{ id: organizationId }] }, total: '0' }, 'report');
      }
    },
    'usage',
  ],
  agentGrant: [
    'A role on an agent alone shows no usage: asking for its organization is 404, asking for everything is 403.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.viewer({
        agents: [{ organizationId: acme, id: 'research', roles: ['Owner'] }],
      });
      await suite.refused(`/v1/usage${queryOf({ organizationId: acme })}`, token, { status: 404 });
      await suite.refused('/v1/usage', token, { status: 403, requiredRoles: [] });
    },
  ],
});
