import type { UsageRecord } from '@credit-usage/sdk/contract';
import { formatInstant } from '@credit-usage/sdk/time';
import { ok } from './client.js';
import { expectLike, expectThat } from './expect.js';
import { INVALID, recordOf, taken, totalOf } from './ingest-records.js';
import { instantOf } from './model.js';
import { area, type Rule } from './rule.js';
import { expectProblem, expectRecord } from './suite.js';

const MINUTE = 60_000_000;

/** Checks that a record with one wrong field refuses the batch, and that the error has its index and the field. */
const refuses =
  (field: string, ...wrong: readonly object[]): Rule['check'] =>
  async (suite) => {
    const name = `refused_${field}`;
    for (const each of wrong) {
      const fine = recordOf(suite, name);
      const batch = [fine, { ...fine, id: 'usage_2', ...each }];
      expectRecord(await suite.write(batch), INVALID, 1, field);
    }
    expectLike(await totalOf(suite, name), '0', 'total after refused batches');
  };

export const ingest = area('ingest', {
  accepted: [
    'The answer to a batch says how many of its records are new, and these count at once.',
    async (suite) => {
      const batch = ['usage_1', 'usage_2'].map((id) => recordOf(suite, 'accepted', { id }));
      const answer = await suite.write(batch);
      expectLike(taken(answer), { accepted: 2, duplicates: 0 }, 'answer');
      expectLike(answer.headers.get('Cache-Control'), 'no-store', 'Cache-Control');
      expectLike(await totalOf(suite, 'accepted'), '3', 'total');
    },
    'usage',
  ],
  neverTwice: [
    'A known id with the same content is a duplicate and is ignored, however its amount and time are written.',
    async (suite) => {
      const record = recordOf(suite, 'twice');
      taken(await suite.write([record]));
      const same = { ...record, credits: '1.500', time: '2024-06-01T12:00:00.000+02:00' };
      expectLike(taken(await suite.write([record])), { accepted: 0, duplicates: 1 }, 'answer');
      expectLike(taken(await suite.write([same])), { accepted: 0, duplicates: 1 }, 'answer to another form');
      expectLike(taken(await suite.write([record, record])), { accepted: 0, duplicates: 2 }, 'answer to two');
      expectLike(await totalOf(suite, 'twice'), '1.5', 'total');
    },
    'usage',
  ],
  conflict: [
    'A known id with different content is 409 id_conflict with the record’s index, and the batch is refused.',
    async (suite) => {
      const record = recordOf(suite, 'conflict');
      taken(await suite.write([record]));
      for (const other of [
        { credits: '2' },
        { category: 'WebSearch' },
        { description: 'Another' },
        { agentId: 'another' },
        { agentName: 'Named' },
        { organizationName: 'Named' },
        { time: '2024-06-01T10:00:00.000001Z' },
      ]) {
        const batch = [recordOf(suite, 'conflict', { id: 'usage_new' }), { ...record, ...other }];
        expectRecord(await suite.write(batch), { status: 409, code: 'id_conflict' }, 1);
      }
      expectLike(await totalOf(suite, 'conflict'), '1.5', 'total');
    },
    'usage',
  ],
  conflictInside: [
    'Two records with the same id and different content in one batch are a conflict as well.',
    async (suite) => {
      const record = recordOf(suite, 'inside');
      const answer = await suite.write([record, { ...record, credits: '2' }]);
      expectProblem(answer, { status: 409, code: 'id_conflict' });
      expectLike(await totalOf(suite, 'inside'), '0', 'total');
    },
    'usage',
  ],
  idOfOrganization: [
    'A usage record’s id is unique within its organization: the same id in another organization, or an id with spaces around it, is another record.',
    async (suite) => {
      const batch = ['one', 'two'].map((name) => recordOf(suite, `id_${name}`));
      // With spaces around it, it is another id as well.
      const spaced = recordOf(suite, 'id_one', { id: ' usage_1 ' });
      expectLike(taken(await suite.write([...batch, spaced])), { accepted: 3, duplicates: 0 }, 'answer');
    },
    'usage',
  ],
  whole: [
    'A batch is checked as a whole: one invalid record refuses all of it, and the error has its index, field and reason.',
    refuses('agentId', { agentId: '' }, { agentId: '..' }, { agentId: 7 }),
    'usage',
  ],
  amounts: [
    'An amount is a decimal string, never a number, with at most 12 digits before the point and 6 after it.',
    refuses(
      'credits',
      ...[1.5, '1.0000001', '1000000000000', '1e3', '', ' 1', 'NaN', '١', null].map((credits) => ({
        credits,
      })),
    ),
    'usage',
  ],
  instants: [
    'A time is an RFC 3339 instant that exists, with an offset, and no finer than microseconds.',
    refuses(
      'time',
      ...['2024-06-01', '2024-06-01T10:00:00', '2024-02-30T10:00:00Z', '2024-06-01T10:00:00.1234567Z', 1].map(
        (time) => ({ time }),
      ),
    ),
    'usage',
  ],
  future: [
    'A record more than 5 minutes in the future is refused; a nearer one is accepted, and counts once its time has come.',
    async (suite) => {
      const name = 'future';
      const token = await suite.billing(`${suite.world.nobody}_${name}`);
      const { asOf } = await suite.report({}, token);
      const at = (minutes: number) => formatInstant(instantOf(asOf) + minutes * MINUTE);
      const late = recordOf(suite, name, { time: at(8) });
      expectRecord(await suite.write([late]), INVALID, 0, 'time');
      expectLike(
        taken(await suite.write([recordOf(suite, name, { time: at(4), category: 'Ahead' })])),
        { accepted: 1 },
        'answer',
      );
      const report = await suite.report({}, token);
      expectLike(report, { total: '0', latestUsageAt: null }, 'report before its time');
      const categories = ok(await suite.client.ask('/v1/categories', token)).json();
      expectLike(categories, { data: [] }, 'categories before its time');
    },
    'usage',
  ],
  lengths: [
    'Ids have at most 128 bytes, categories and names at most 300 characters, descriptions at most 1,000.',
    async (suite) => {
      const name = 'lengths';
      for (const [field, longest] of [
        ['id', 'é'.repeat(64)],
        ['category', '🎙'.repeat(300)],
        ['description', '🎙'.repeat(1_000)],
        ['agentName', 'n'.repeat(300)],
      ] as const) {
        const fine = recordOf(suite, name, { id: `usage_${field}` });
        expectLike(
          taken(await suite.write([{ ...fine, [field]: longest }])),
          { accepted: 1 },
          `answer to ${field}`,
        );
        expectRecord(await suite.write([{ ...fine, [field]: `${longest}x` }]), INVALID, 0, field);
      }
    },
    'usage',
  ],
  unknownField: [
    'Records with unknown or missing fields, or of an unknown type, are refused.',
    async (suite) => {
      const record = recordOf(suite, 'fields');
      for (const [field, wrong] of [
        ['type', 'refund'],
        ['credits', undefined],
      ] as const)
        expectRecord(await suite.write([{ ...record, [field]: wrong }]), INVALID, 0, field);
      // An unknown field may be named, or the fault may be that of the record as a whole.
      expectRecord(await suite.write([{ ...record, agentid: 'x' }]), INVALID, 0);
      expectLike(await totalOf(suite, 'fields'), '0', 'total');
    },
    'usage',
  ],
  newestWins: [
    'Of several records about a conversation, the one with the greatest updatedAt counts, whatever the order of arrival.',
    async (suite) => {
      const organizationId = `${suite.world.nobody}_newest`;
      const about = { type: 'conversation', organizationId, agentId: 'agent', conversationId: 'talk' };
      const at = { startedAt: '2024-06-01T09:00:00Z', lastActivityAt: '2024-06-01T10:00:00Z' };
      const told = (title: string, messageCount: number, updatedAt: string) => {
        return { ...about, ...at, title, messageCount, updatedAt };
      };
      ok(await suite.write([recordOf(suite, 'newest', { conversationId: 'talk' })]));
      ok(await suite.write([told('Newest', 9, '2024-06-03T00:00:00Z')]));
      ok(await suite.write([told('Older', 5, '2024-06-02T00:00:00Z')]));
      const { data } = await suite.conversations(
        { from: '2024-06-01', to: '2024-06-02' },
        await suite.billing(organizationId),
      );
      expectLike(data, [{ title: 'Newest', messageCount: 9, ...at }], 'data');
    },
    'usage',
  ],
  names: [
    'Without a record about an agent, its name is that on its usage with the latest time, or else its id.',
    async (suite) => {
      const named = (time: string, agentName: string): UsageRecord =>
        recordOf(suite, 'names', { id: time, time, agentName });
      taken(
        await suite.write([named('2024-06-01T12:00:00Z', 'Later'), named('2024-06-01T11:00:00Z', 'Earlier')]),
      );
      taken(await suite.write([recordOf(suite, 'names', { id: 'other', agentId: 'nameless' })]));
      const token = await suite.billing(`${suite.world.nobody}_names`);
      const ask = { from: '2024-06-01', to: '2024-06-02', groupBy: 'agent' } as const;
      const { series } = await suite.report(ask, token);
      expectLike(
        series,
        [
          { id: 'agent', label: 'Later' },
          { id: 'nameless', label: 'nameless' },
        ],
        'series',
      );
    },
    'usage',
  ],
  otherKey: [
    '/v1/events needs the ingest key: no credential, the secret key and a viewer’s token are 401.',
    async (suite) => {
      const record = recordOf(suite, 'keys');
      const token = await suite.billing(suite.world.nobody);
      for (const credential of [undefined, suite.keys.secret, token]) {
        const answer = await suite.client.post('/v1/events', credential, [record]);
        expectProblem(answer, { status: 401, code: 'unauthenticated' });
        expectThat(answer.headers.has('WWW-Authenticate'), 'the header WWW-Authenticate', null);
      }
      expectLike(await totalOf(suite, 'keys'), '0', 'total');
    },
  ],
});
