import { add, sum } from '@credit-usage/sdk/credits';
import { type Ask, queryOf } from './ask.js';
import { fileOf } from './csv.js';
import { parseCsv } from './csv-reader.js';
import { expectLike } from './expect.js';
import { byId, expectedCategories, instantOf, selected, totalOf } from './model.js';
import { expectedEntries, expectedRows, type Talk } from './rows-model.js';
import { area, type Rule } from './rule.js';
import { asOfOf, creditsPath, type Suite } from './suite.js';
import type { World } from './world.js';
import { COMMA, LOWER, ODD_AGENT } from './world-crowd.js';

/** An organization, and a question about it that a server answers wrongly where it passes over one of the filters. */
type Filter = readonly [of: 'acme' | 'clocks' | 'crowd', ask: Ask];

const NEW_YORK = 'America/New_York';

const FILTERS: readonly Filter[] = [
  ['acme', { period: '12mo', agentId: 'twin' }],
  ['acme', { period: '12mo', agentId: 'research', category: ['WebSearch'] }],
  ['acme', { period: '12mo', category: ['LLM', 'Video'] }],
  // A row of 0 credits.
  ['acme', { period: '72h', category: ['Refunded'] }],
  // More rows than a page has by default.
  ['crowd', { period: '30d' }],
  ['crowd', { category: [COMMA] }],
  ['crowd', { category: [LOWER] }],
  ['crowd', { period: '72h', agentId: ODD_AGENT }],
  // Days of one time zone, with usage just before and after them.
  ['clocks', { from: '2024-03-10', to: '2024-03-11', timezone: NEW_YORK }],
  ['clocks', { from: '2024-11-03T05:30:00Z', to: '2024-11-04T04:59:59.999999Z', category: ['LLM'] }],
];

/** Runs a check with each filter, for a viewer of everything. */
const withEach =
  (check: (suite: Suite, organization: string, ask: Ask, token: string) => Promise<void>): Rule['check'] =>
  async (suite) => {
    for (const [of, ask] of FILTERS) {
      const organization = suite.world[of];
      await check(suite, organization, ask, await suite.member(['Billing', 'Owner'], organization));
    }
  };

/** Months, so that a file about a year is short. */
const unitOf = ({ period }: Ask): Ask => (period === '12mo' ? { bucket: 'month' } : {});

const MOST = { limit: 100 } as const;

/** Only in one of the organizations do rows differ in their credits, and some are below 0. */
const sortsOf = ({ world }: Suite, organization: string) =>
  organization === world.acme ? (['-lastActivityAt', '-credits'] as const) : (['-lastActivityAt'] as const);

/** A conversation with usage under a filter. */
function talkOf(world: World, organization: string, ask: Ask): Required<Talk> {
  const [row] = expectedRows(world, [organization], ask, world.now).rows;
  if (!row) throw new RangeError('Each filter selects usage of a conversation');
  return row;
}

/** Of a conversation, the agent is already known. */
const aboutTalk = ({ agentId: _, ...ask }: Ask, organizationId: string): Ask => ({ ...ask, organizationId });

export const filters = area('filters', {
  usage: [
    'A report counts exactly what agentId, category, period, from, to and timezone select.',
    withEach(async (suite, organization, ask, token) => {
      const came = await suite.report({ ...ask, ...unitOf(ask) }, token);
      const usage = selected(suite.world, [organization], ask, instantOf(came.asOf));
      expectLike(came.total, totalOf(usage), 'total');
      expectLike([...came.categories].sort(byId), expectedCategories(usage), 'categories');
    }),
    'usage',
  ],
  usageFile: [
    'A usage file has the same filters as the report.',
    withEach(async (suite, organization, ask, token) => {
      const file = await fileOf(suite, `/v1/usage${queryOf({ ...ask, ...unitOf(ask) })}`, token);
      const usage = selected(suite.world, [organization], ask, asOfOf(file));
      const rows = parseCsv(file.text);
      expectLike(sum(rows.map(({ credits = '' }) => credits)), totalOf(usage), 'sum of the rows');
      const ids = [...new Set(rows.map(({ seriesId }) => seriesId))].sort();
      expectLike(
        ids,
        expectedCategories(usage)
          .map(({ id }) => id)
          .sort(),
        'seriesId of the rows',
      );
    }),
    'usage',
  ],
  conversations: [
    'Recent conversations have the same filters: the rows, with what they say of the filter, and unattributed, which add up to the report.',
    withEach(async (suite, organization, ask, token) => {
      for (const sort of sortsOf(suite, organization)) {
        const page = await suite.conversations({ ...ask, ...MOST, sort }, token);
        const expected = expectedRows(suite.world, [organization], { ...ask, sort }, instantOf(page.asOf));
        expectLike(page.data, expected.rows, 'data');
        expectLike(page.unattributed, expected.unattributed, 'unattributed');
        const whole = add(sum(page.data.map(({ credits }) => credits)), page.unattributed);
        const usage = selected(suite.world, [organization], ask, instantOf(page.asOf));
        expectLike(whole, totalOf(usage), 'rows and unattributed, of a report’s total');
      }
    }),
    'usage',
  ],
  conversationsFile: [
    'A conversations file has the same filters, and all rows in the same order, also when they are more than a page.',
    withEach(async (suite, organization, ask, token) => {
      const file = await fileOf(suite, `/v1/conversations${queryOf(ask)}`, token);
      const { rows } = expectedRows(suite.world, [organization], ask, asOfOf(file));
      const expected = rows.map(({ agentId, conversationId, credits, lastActivityAt }) => {
        return { agentId, conversationId, credits, lastActivityAt };
      });
      expectLike(parseCsv(file.text), expected, 'rows');
    }),
    'usage',
  ],
  details: [
    'Details have the same filters: matched covers what they select, whatever the page.',
    withEach(async (suite, organization, ask, token) => {
      const about = aboutTalk(ask, organization);
      const talk = talkOf(suite.world, organization, ask);
      const path = creditsPath(talk.agentId, talk.conversationId, { ...about, limit: 1 });
      const { asOf, matched, entries } = await suite.details(path, token);
      const expected = expectedEntries(suite.world, talk, ask, instantOf(asOf));
      const total = sum(expected.map(({ credits }) => credits));
      expectLike(matched, { total, entryCount: expected.length }, 'matched');
      expectLike(entries, expected.slice(0, 1), 'entries');
    }),
    'usage',
  ],
  detailsFile: [
    'A details file has the same filters, and all entries in the same order.',
    withEach(async (suite, organization, ask, token) => {
      const about = aboutTalk(ask, organization);
      const talk = talkOf(suite.world, organization, ask);
      const file = await fileOf(suite, creditsPath(talk.agentId, talk.conversationId, about), token);
      const expected = expectedEntries(suite.world, talk, ask, asOfOf(file));
      const rows = parseCsv(file.text).map(({ entryId, ...row }) => ({ id: entryId, ...row }));
      // Descriptions are the business of csv.formulas.
      expectLike(
        rows,
        expected.map(({ description: _, ...entry }) => entry),
        'rows',
      );
    }),
    'usage',
  ],
});
