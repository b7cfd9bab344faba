import { queryOf } from './ask.js';
import { withOneLetterChanged } from './forged.js';
import { cursorOf, everything, LONG } from './pages.js';
import { area } from './rule.js';
import { creditsPath, expectNamed, type Suite } from './suite.js';

/** Every list that has pages, with more than one row for a viewer of everything. */
const LISTS = ['/v1/conversations', '/v1/agents', LONG];

async function expectInvalid({ client }: Suite, path: string, token: string): Promise<void> {
  expectNamed(await client.ask(path, token), 'invalid_cursor', 'cursor');
}

/** Checks that each list refuses a cursor that `ask` puts to another use. */
async function expectRefused(
  suite: Suite,
  ask: (path: string, cursor: string) => readonly [path: string, token: string],
): Promise<void> {
  const token = await suite.viewer(everything(suite));
  for (const path of LISTS) {
    const cursor = await cursorOf(suite, `${path}?limit=1`, token);
    const [asked, by] = ask(path, cursor);
    await expectInvalid(suite, asked, by);
  }
}

export const cursorValidity = area('cursors', {
  garbage: [
    'Anything that is not a cursor is 400 invalid_cursor that names the parameter.',
    async (suite) => {
      const token = await suite.viewer({ organizations: [{ id: suite.world.nobody, roles: ['Billing'] }] });
      for (const path of ['/v1/conversations', '/v1/agents'])
        for (const cursor of ['x', 'e30.e30', 'null', '%00'])
          await expectInvalid(suite, `${path}${queryOf({ cursor })}`, token);
    },
  ],
  forged: [
    'A cursor cannot be made up or changed: with a single letter changed it is invalid_cursor.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      for (const path of LISTS) {
        const cursor = await cursorOf(suite, `${path}?limit=1`, token);
        for (const forged of withOneLetterChanged(cursor, 3))
          await expectInvalid(suite, `${path}${queryOf({ cursor: forged, limit: 1 })}`, token);
      }
    },
    'usage',
  ],
  otherViewer: [
    'A cursor belongs to one viewer: from any other viewer it is invalid_cursor.',
    async (suite) => {
      const other = await suite.viewer(everything(suite, 'conformance other'));
      await expectRefused(suite, (path, cursor) => [`${path}${queryOf({ cursor, limit: 1 })}`, other]);
    },
    'usage',
  ],
  otherFilter: [
    'A cursor belongs to one filter: with any other filter it is invalid_cursor.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      const first = { period: '12mo', limit: 1 } as const;
      for (const [path, ask, others] of [
        [
          '/v1/conversations',
          first,
          [
            { category: ['LLM'] },
            { agentId: 'research' },
            { timezone: 'Asia/Jakarta' },
            { sort: '-credits' },
            { period: '30d' },
          ],
        ],
        ['/v1/agents', { limit: 1 }, [{ q: 'e' }]],
        [LONG, first, [{ category: ['LLM'] }, { timezone: 'Asia/Jakarta' }, { period: '30d' }]],
      ] as const) {
        const cursor = await cursorOf(suite, path + queryOf(ask), token);
        for (const other of others) {
          await expectInvalid(suite, path + queryOf({ ...ask, cursor, ...other }), token);
        }
      }
    },
    'usage',
  ],
  otherList: [
    'A cursor belongs to one list: with another conversation or on another route it is invalid_cursor.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.viewer(everything(suite));
      const ask = { limit: 1, organizationId: acme } as const;
      const ofLong = await cursorOf(suite, creditsPath('research', 'long', ask), token);
      const ofRows = await cursorOf(suite, `/v1/conversations${queryOf(ask)}`, token);
      for (const [path, cursor] of [
        [creditsPath('research', 'second', { ...ask, cursor: ofLong }), token],
        [creditsPath('research', 'long', { ...ask, cursor: ofRows }), token],
        [`/v1/agents${queryOf({ ...ask, cursor: ofRows })}`, token],
      ] as const)
        await expectInvalid(suite, path, cursor);
    },
    'usage',
  ],
  judgedAnew: [
    'What the viewer may see is checked again for each page.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      const cursor = await cursorOf(suite, '/v1/conversations?limit=1', token);
      const demoted = await suite.viewer({
        ...everything(suite),
        organizations: [{ id: suite.world.acme, roles: ['Member'] }],
      });
      const path = `/v1/conversations${queryOf({ cursor, limit: 1 })}`;
      await suite.refused(path, demoted, { status: 403, code: 'role_required' });
    },
    'usage',
  ],
});
