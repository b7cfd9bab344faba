import { sum } from '@credit-usage/sdk/credits';
import { type Ask, queryOf } from './ask.js';
import { type Answer, ok } from './client.js';
import { parseCsv } from './csv-reader.js';
import { expectLike, expectThat } from './expect.js';
import { recordOf, taken } from './ingest-records.js';
import { selected, totalOf } from './model.js';
import { area } from './rule.js';
import { asOfOf, creditsPath, expectNamed, expectProblem, type Suite } from './suite.js';
import { FORMULA } from './world.js';

const CSV = { headers: { Accept: 'text/csv' } };
const LONG = creditsPath('research', 'long');

const COLUMNS = {
  '/v1/usage': 'bucketStart,bucketEnd,date,partial,groupBy,seriesId,seriesLabel,credits',
  '/v1/conversations':
    'organizationId,organizationName,agentId,agentName,agentState,conversationId,title,credits,messageCount,startedAt,lastActivityAt',
  [LONG]: 'entryId,time,category,description,credits',
};

/** Texts, and what their cells hold once a reader has removed the quotes of CSV. */
const CELLS: readonly (readonly [text: string, cell: string])[] = [
  ['', ''],
  ['plain', 'plain'],
  ['a, b', 'a, b'],
  ['a "b"', 'a "b"'],
  ['a\nb', 'a\nb'],
  [' spaces ', ' spaces '],
  ["'quoted", "'quoted"],
  ['a=b+c-d@e', 'a=b+c-d@e'],
  ...['=', '+', '-', '@', '＝', '＋', '－', '＠'].flatMap((sign): [string, string][] => [
    [`${sign}1`, `'${sign}1`],
    [`a;${sign}1`, `a;'${sign}1`],
    [`a\t${sign}1`, `a\t'${sign}1`],
    [`a\n"${sign}1`, `a\n"'${sign}1`],
  ]),
  ['\ta', "'\ta"],
  ['\ra', "'\ra"],
  ['\na', "'\na"],
  ['\0a', "'\0a"],
  ['a\0=1', "a\0'=1"],
];

/** A viewer that may see everything of one organization. */
const seer = ({ world }: Suite) => ({ organizations: [{ id: world.acme, roles: ['Billing', 'Owner'] }] });

/** A file, for a viewer of everything unless another is given. */
export async function fileOf(suite: Suite, path: string, token?: string): Promise<Answer> {
  const answer = ok(await suite.client.ask(path, token ?? (await suite.viewer(seer(suite))), CSV));
  const type = answer.headers.get('Content-Type') ?? '';
  expectThat(/^text\/csv\b/.test(type), 'text/csv', type);
  return answer;
}

const rowsOf = async (suite: Suite, path: string, ask: Ask = {}) =>
  parseCsv((await fileOf(suite, path + queryOf(ask))).text);

/** Columns may have been appended to the known ones. */
function expectHeader(text: string, columns: string): void {
  const [line = ''] = text.split('\r\n', 1);
  expectThat(line === columns || line.startsWith(`${columns},`), columns, line);
}

export const csv = area('csv', {
  header: [
    'A file has a header line, even without any rows; new columns are only ever appended.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const path of ['/v1/usage', '/v1/conversations'] as const) {
        const { text } = ok(await suite.client.ask(path, token, CSV));
        expectHeader(text, COLUMNS[path] as string);
        expectThat(
          text.endsWith('\r\n') && text.split('\r\n').length === 2,
          'the header and nothing else',
          text,
        );
      }
    },
  ],
  lines: [
    'Files are RFC 4180 with CR LF, in UTF-8, with the columns of their kind.',
    async (suite) => {
      for (const [path, columns] of Object.entries(COLUMNS)) {
        const answer = await fileOf(suite, path);
        expectHeader(answer.text, columns);
        expectThat(parseCsv(answer.text).length > 1, 'rows', answer.text);
        expectThat(
          !/charset=(?!utf-8)/i.test(answer.headers.get('Content-Type') ?? ''),
          'UTF-8',
          answer.headers.get('Content-Type'),
        );
      }
    },
    'usage',
  ],
  formulas: [
    'An apostrophe stands before text that begins as a formula; numbers are not changed.',
    async (suite) => {
      const [talk] = (await rowsOf(suite, '/v1/conversations')).filter(
        ({ agentId, conversationId }) => agentId === 'research' && conversationId === 'long',
      );
      expectLike(talk?.title, `'${FORMULA}`, 'title');
      const entries = await rowsOf(suite, LONG);
      expectThat(
        entries.some(({ description }) => description === `'${FORMULA}`),
        `a description of ${JSON.stringify(`'${FORMULA}`)}`,
        entries.map(({ description }) => description),
      );
      const refund = entries.find(({ description }) => description === "'-2 refunded");
      expectLike(refund?.credits, '-2.5', 'credits of a refund');
    },
    'usage',
  ],
  cells: [
    'Wherever a spreadsheet could begin to read a formula, an apostrophe stands before it; all other text is as it was recorded.',
    async (suite) => {
      const name = 'cells';
      const steps = CELLS.map(([description], index) =>
        recordOf(suite, name, { id: `usage_${index + 10}`, description, conversationId: 'talk' }),
      );
      taken(await suite.write(steps));
      const token = await suite.member(['Owner'], `${suite.world.nobody}_${name}`);
      const rows = parseCsv((await fileOf(suite, creditsPath('agent', 'talk'), token)).text);
      expectLike(
        rows.map(({ description }) => description),
        CELLS.map(([, cell]) => cell),
        'descriptions',
      );
    },
    'usage',
  ],
  usage: [
    'A usage file has a row for each bucket and series, unfolded, and its rows add up to the report.',
    async (suite) => {
      const ask = { period: '30d', groupBy: 'agent' } as const;
      const report = await suite.report({ ...ask, top: 'all' }, await suite.viewer(seer(suite)));
      const rows = await rowsOf(suite, '/v1/usage', ask);
      const expected = report.buckets.flatMap(({ start, end, date, partial, values }) =>
        report.series.map(({ id }, index) => {
          const place = { bucketStart: start, bucketEnd: end, date, partial: String(partial) };
          return { ...place, groupBy: 'agent', seriesId: id, credits: values[index] };
        }),
      );
      expectLike(rows.length, expected.length, 'rows');
      // The contract promises no order of the series in a file.
      const keyOf = (row: { bucketStart?: string; seriesId?: string | null }) =>
        `${row.bucketStart} ${row.seriesId}`;
      const sorted = <Row extends object>(all: readonly Row[]) =>
        [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      expectLike(sorted(rows), sorted(expected), 'rows');
      expectLike(sum(rows.map(({ credits = '' }) => credits)), report.total, 'sum of the rows');
    },
    'usage',
  ],
  conversations: [
    'A conversations file has all rows; null is an empty cell.',
    async (suite) => {
      const ask = { period: '12mo' } as const;
      const page = await suite.conversations({ ...ask, limit: 100 }, await suite.viewer(seer(suite)));
      const rows = await rowsOf(suite, '/v1/conversations', ask);
      expectLike(
        rows.map(({ title, ...row }) => row),
        page.data.map(({ organizationId, agentId, agentState, conversationId, credits, messageCount }) => ({
          organizationId,
          organizationName: suite.world.names[organizationId],
          agentId,
          agentState,
          conversationId,
          credits,
          messageCount: String(messageCount ?? ''),
        })),
        'rows',
      );
      for (const [index, { title }] of page.data.entries())
        if (title === null) expectLike(rows[index]?.title, '', 'title that is null');
    },
    'usage',
  ],
  details: [
    'A details file has all entries that the filter selects.',
    async (suite) => {
      const { acme } = suite.world;
      const answer = await fileOf(suite, `${LONG}${queryOf({ period: '12mo', category: ['LLM'] })}`);
      const asOf = asOfOf(answer);
      const ask = { period: '12mo', category: ['LLM'], agentId: 'research' } as const;
      const usage = selected(suite.world, [acme], ask, asOf).filter(
        ({ conversationId }) => conversationId === 'long',
      );
      const rows = parseCsv(answer.text);
      expectLike(rows.length, usage.length, 'rows');
      expectLike(sum(rows.map(({ credits = '' }) => credits)), totalOf(usage), 'sum of the rows');
    },
    'usage',
  ],
  excluded: [
    'Usage-Scope-Excluded lists the organizations that were left out.',
    async (suite) => {
      const { nobody } = suite.world;
      const odd = `${nobody} ü,1`;
      const token = await suite.viewer({
        organizations: [
          { id: nobody, roles: ['Billing'] },
          { id: odd, roles: ['Owner'] },
        ],
      });
      const answer = ok(await suite.client.ask('/v1/usage', token, CSV));
      expectLike(answer.headers.get('Usage-Scope-Excluded'), encodeURIComponent(odd), 'Usage-Scope-Excluded');
      const whole = ok(await suite.client.ask('/v1/usage', await suite.billing(nobody), CSV));
      expectLike(whole.headers.get('Usage-Scope-Excluded'), null, 'Usage-Scope-Excluded of a whole file');
    },
  ],
  noPages: [
    'limit, cursor and top are refused for a file, in which nothing is paged or folded.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const [path, parameter] of [
        ['/v1/usage?top=3', 'top'],
        ['/v1/conversations?limit=5', 'limit'],
        ['/v1/conversations?cursor=x', 'cursor'],
      ] as const) {
        expectNamed(await suite.client.ask(path, token, CSV), 'invalid_parameter', parameter);
      }
    },
  ],
  sameRefusals: [
    'A file needs the same roles as JSON: a refusal is the same problem, and never a file.',
    async (suite) => {
      const token = await suite.member(['Owner'], suite.world.nobody);
      for (const path of ['/v1/usage', '/v1/conversations'])
        expectProblem(await suite.client.ask(path, token, CSV), { status: 403, code: 'role_required' });
    },
  ],
  notConfirmed: [
    'A file has no ETag; it is private, and varies by Accept.',
    async (suite) => {
      const { headers } = ok(
        await suite.client.ask('/v1/usage', await suite.billing(suite.world.nobody), CSV),
      );
      expectLike(headers.get('ETag'), null, 'ETag');
      expectThat(
        /\bprivate\b/.test(headers.get('Cache-Control') ?? ''),
        'private',
        headers.get('Cache-Control'),
      );
      expectThat(/\baccept\b(?!-)/i.test(headers.get('Vary') ?? ''), 'Vary with Accept', headers.get('Vary'));
    },
  ],
});
