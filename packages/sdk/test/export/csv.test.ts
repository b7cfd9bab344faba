import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  type Column,
  conversationColumns,
  conversationRows,
  entryColumns,
  historyRows,
  toCsv,
  toNdjson,
  usageColumns,
  usageRows,
} from '../../src/export/index.js';
import { ConfigError, CreditUsageClient } from '../../src/index.js';
import {
  agentPageFixture,
  conversationCreditsFixture,
  conversationFixture,
  conversationPageFixture,
  usageReportFixture,
} from '../../src/testing/index.js';
import { failure } from '../support/scripted-fetch.js';
import { parseCsv } from './support/parse-csv.js';

async function joined(lines: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const line of lines) all += line;
  return all;
}

const client = new CreditUsageClient({
  baseUrl: 'https://usage.example.com',
  fetch: async () => Response.json(agentPageFixture()),
});

const text: Column<unknown> = { name: 'text', kind: 'text', value: (row) => row as string };
const number: Column<unknown> = { name: 'number', kind: 'number', value: (row) => row as string };

test.each([
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  [true, 'true'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['漢字 é', '漢字 é'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', '"\'\tx"'],
  ['\rx', '"\'\rx"'],
  ['=A1,"x"', '"\'=A1,""x"""'],
  [' =1', ' =1'],
  ['a=1', 'a=1'],
  ['\n=1', '"\'\n\'=1"'],
  ['\0=1', "'\0'=1"],
  ['\v=1', '"\'\v\'=1"'],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠1', "'＠1"],
  ["x;=cmd|'/C calc'!A0;y", `"x;'=cmd|'/C calc'!A0;y"`],
  ['a\t=1', '"a\t\'=1"'],
  ['a;"=1"', `"a;""'=1"""`],
  ['two\n-5', '"two\n\'-5"'],
  ['a; b', '"a; b"'],
])('the text %j is the cell %j', async (value, cell) => {
  expect(await joined(toCsv([value], { columns: [text] }))).toBe(`text\r\n${cell}\r\n`);
});

test.each([
  ['-12.5', '-12.5'],
  [-3, '-3'],
  ['0.000001', '0.000001'],
  [null, ''],
])('the number %j is left alone', async (value, cell) => {
  expect(await joined(toCsv([value], { columns: [number] }))).toBe(`number\r\n${cell}\r\n`);
});

test('the header stands also over nothing', async () => {
  expect(await joined(toCsv([], { columns: entryColumns }))).toBe(
    'entryId,time,category,description,credits\r\n',
  );
  expect(await joined(toCsv([], { columns: [text], bom: true }))).toBe('\uFEFFtext\r\n');
});

test('a name in the header that a spreadsheet would run is protected as well', async () => {
  for (const kind of ['text', 'number', 'credits'] as const) {
    const columns = [{ name: '=1+1', kind, value: () => '1' }];
    expect(await joined(toCsv([0], { columns }))).toBe("'=1+1\r\n1\r\n");
  }
});

test('any rows come back from a reader of RFC 4180', async () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', '-', 'a') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), async (rows) => {
      const columns: Column<[string, string]>[] = [
        { name: 'a', kind: 'number', value: (row) => row[0] },
        { name: 'b', kind: 'number', value: (row) => row[1] },
      ];
      expect(parseCsv(await joined(toCsv(rows, { columns })))).toEqual([['a', 'b'], ...rows]);
    }),
  );
});

/** Cells as a spreadsheet splits them: quotes count at the start of a cell only, and the rest after a closing quote belongs to it. */
function spreadsheetCells(file: string, separator: string): string[] {
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)(?:"|$))?([^${separator}\\r\\n]*)(?:[${separator}\\r\\n]|$)`,
    'gy',
  );
  return [...file.matchAll(cell)].map(([, quoted = '', rest]) => quoted.replaceAll('""', '"') + rest);
}

test.each([',', ';', '\t'])('no text is a formula to a spreadsheet that splits at %j', async (separator) => {
  const special = ['=', '+', '-', '@', '＝', '\t', '\r', '\n', '\0', 'a', '"', ',', ';', ' '];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom(...special) }), { minLength: 1 }),
      async (row) => {
        const columns = row.map(
          (_, at): Column<string[]> => ({ ...text, value: (values) => values[at] ?? null }),
        );
        const file = await joined(toCsv([row], { columns }));
        expect(spreadsheetCells(file, separator).filter((cell) => /^\0*[=+\-@＝＋－＠]/.test(cell))).toEqual(
          [],
        );
        const [, cells = []] = parseCsv(file);
        expect(cells.map((each) => each.replaceAll("'", ''))).toEqual(row);
      },
    ),
  );
});

describe('columns', () => {
  const report = usageReportFixture({ usage: { LLM: ['1.5', '-2'], '=Web': ['0', '0.25'] } });

  test('of usage: one row for each bucket and series', async () => {
    expect((await joined(toCsv(usageRows(report), { columns: usageColumns }))).split('\r\n')).toEqual([
      'bucketStart,bucketEnd,date,partial,groupBy,seriesId,seriesLabel,credits,seriesOrganizationId',
      '2026-11-16T00:00:00Z,2026-11-17T00:00:00Z,2026-11-16,false,category,LLM,LLM,1.5,',
      "2026-11-16T00:00:00Z,2026-11-17T00:00:00Z,2026-11-16,false,category,'=Web,'=Web,0,",
      '2026-11-17T00:00:00Z,2026-11-18T00:00:00Z,2026-11-17,false,category,LLM,LLM,-2,',
      "2026-11-17T00:00:00Z,2026-11-18T00:00:00Z,2026-11-17,false,category,'=Web,'=Web,0.25,",
      '',
    ]);
  });

  test('of usage by agent: the same agent id under two organizations is two agents', () => {
    const series = report.series.map((one, index) => ({
      ...one,
      id: 'agent',
      organizationId: `org_${index}`,
    }));
    const rows = [...usageRows({ ...report, series } as typeof report)];
    expect(rows.slice(0, 2).map((row) => [row.seriesId, row.seriesOrganizationId])).toEqual([
      ['agent', 'org_0'],
      ['agent', 'org_1'],
    ]);
  });

  test('of usage that is folded', () => {
    const folded = {
      ...report,
      series: [report.series[0], { kind: 'other', id: null, members: 2, total: '0.25' }],
    };
    expect([...usageRows(folded as typeof report)][1]).toMatchObject({
      seriesId: null,
      seriesLabel: 'Other',
      credits: '0',
    });
  });

  test('of conversations, with the names of their organizations', async () => {
    const page = conversationPageFixture({
      data: [
        conversationFixture({ title: '-1, or "less"' }),
        conversationFixture({
          organizationId: 'org_other',
          title: null,
          messageCount: null,
          credits: '-0.5',
        }),
      ],
    });
    expect(
      (await joined(toCsv(conversationRows([page]), { columns: conversationColumns }))).split('\r\n'),
    ).toEqual([
      'organizationId,organizationName,agentId,agentName,agentState,conversationId,title,credits,messageCount,startedAt,lastActivityAt',
      'org_acme,Acme,agent_support,Support,active,conv_1,"\'-1, or ""less""",52.005,4,2026-11-22T08:00:00Z,2026-11-22T08:12:30Z',
      'org_other,,agent_support,Support,active,conv_1,,-0.5,,2026-11-22T08:00:00Z,2026-11-22T08:12:30Z',
      '',
    ]);
  });

  test('of entries', async () => {
    const { entries } = conversationCreditsFixture();
    const lines = (await joined(toCsv(entries, { columns: entryColumns }))).split('\r\n');
    expect(lines[3]).toBe('use_3,2026-11-22T08:12:30Z,LLM,Refund,-0.5');
  });
});

describe('a call without types', () => {
  const call = toCsv as (rows: Iterable<unknown>, options?: object) => AsyncIterable<string>;

  test.each([undefined, {}, { columns: 'usage' }, { columns: [] }, usageColumns])(
    'with the options %# is told which columns there are',
    async (options) => {
      await expect(joined(call([], options))).rejects.toThrow(ConfigError);
      await expect(joined(call([], options))).rejects.toThrow(/columns is missing or empty.*usageColumns/);
    },
  );

  test('with rows of another kind is told the first column that they do not have', async () => {
    const pages = [conversationPageFixture()];
    await expect(joined(call(pages, { columns: usageColumns }))).rejects.toThrow(ConfigError);
    await expect(joined(call(pages, { columns: usageColumns }))).rejects.toThrow(
      /column bucketStart has no value/,
    );
  });
});

describe('what would be written wrong, or unprotected, is refused', () => {
  const column = { name: 'a', kind: 'text', value: () => 'x' };

  test.each<[object, RegExp]>([
    [{ ...column, kind: 'string' }, /columns\.1\.kind must be "text" or "number" or "credits"/],
    [{ ...column, kind: undefined }, /columns\.1\.kind/],
    [{ ...column, name: undefined }, /columns\.1\.name must be a string/],
    [{ ...column, value: 'title' }, /columns\.1\.value must be a function/],
    [Object('name'), /columns\.1\.name/],
  ])('a column %#', async (wrong, message) => {
    const columns = [column, wrong] as Column<unknown>[];
    await expect(joined(toCsv([], { columns }))).rejects.toThrow(ConfigError);
    await expect(joined(toCsv([], { columns }))).rejects.toThrow(message);
  });

  test.each([{ Bom: true }, { bom: 'yes' }, { columms: [] }, { signal: new AbortController().signal }])(
    'an option %j',
    async (option) => {
      const options = { columns: [text], ...option } as never;
      await expect(joined(toCsv([], options))).rejects.toThrow(ConfigError);
    },
  );

  test.each([[{ a: '=1' }], [['=1']], [new Date(0)], [() => 1], [Symbol('x')]])('a cell %#', async (cell) => {
    for (const kind of ['text', 'number'] as const) {
      const columns = [{ name: 'a', kind, value: () => cell as never }];
      await expect(joined(toCsv([1], { columns }))).rejects.toThrow(ConfigError);
      await expect(joined(toCsv([1], { columns }))).rejects.toThrow(
        /column a has a value other than text, number or boolean/,
      );
    }
  });

  test.each([usageReportFixture(), conversationPageFixture(), null, undefined, 5, Promise.resolve([])])(
    'rows that cannot be looped over %#',
    async (rows) => {
      const given = rows as never;
      for (const lines of [
        toCsv(given, { columns: usageColumns }),
        toNdjson(given),
        toCsv(conversationRows(given), { columns: conversationColumns }),
        toCsv(historyRows(given), { columns: usageColumns }),
      ]) {
        const error = await failure(joined(lines));
        expect(error).toBeInstanceOf(ConfigError);
        expect(error).toMatchObject({ message: expect.stringMatching(/rows to loop over.*usageRows/) });
      }
    },
  );

  test('rows of conversations where pages are needed', async () => {
    const lines = toCsv(conversationRows([conversationFixture()] as never), { columns: conversationColumns });
    const error = await failure(joined(lines));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ message: expect.stringContaining('list.pages()') });
  });

  test.each([[client.agents.list().pages()], [[{ data: [] }]], [[null]], [[undefined]]])(
    'pages of something else where those of conversations are needed %#',
    async (pages) => {
      const lines = toCsv(conversationRows(pages as never), { columns: conversationColumns });
      const error = await failure(joined(lines));
      expect(error).toBeInstanceOf(ConfigError);
      expect(error).toMatchObject({ message: expect.stringContaining('list.pages()') });
    },
  );

  test.each([[usageReportFixture().buckets], [[conversationFixture()]], [[null]], [[undefined]]])(
    'rows where the buckets of a history are needed %#',
    async (buckets) => {
      const error = await failure(joined(toCsv(historyRows(buckets as never), { columns: usageColumns })));
      expect(error).toBeInstanceOf(ConfigError);
      expect(error).toMatchObject({
        message: expect.stringMatching(/^historyRows needs .*client\.usage\.history/),
      });
    },
  );

  test.each([undefined, null])('the row %s', async (row) => {
    for (const columns of [usageColumns, conversationColumns, entryColumns] as (readonly Column<never>[])[]) {
      const error = await failure(joined(toCsv([row] as never[], { columns })));
      expect(error).toBeInstanceOf(ConfigError);
      expect(error).toMatchObject({ message: expect.stringMatching(/has no value in a row: give rows/) });
    }
  });

  test.each([Promise.resolve(usageReportFixture()), {}, null])('what is no report %#', (report) => {
    expect(() => [...usageRows(report as never)]).toThrow(ConfigError);
    expect(() => [...usageRows(report as never)]).toThrow(/await client\.usage\.get/);
  });
});

test('rows are taken one at a time, and an early end reaches their source', async () => {
  let taken = 0;
  let closed = false;
  async function* rows() {
    try {
      for (;;) yield String(++taken);
    } finally {
      closed = true;
    }
  }
  for await (const line of toCsv(rows(), { columns: [text] })) if (line === '3\r\n') break;
  expect([taken, closed]).toEqual([3, true]);
});

test('many rows do not fill the memory', async () => {
  function* rows() {
    for (let row = 0; row < 300_000; row++) yield `row ${row}`;
  }
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  let count = 0;
  for await (const _ of toCsv(rows(), { columns: [text] })) {
    if (++count % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(count).toBe(300_001);
  expect(most).toBeLessThan(80 * 1024 * 1024);
});

describe('NDJSON', () => {
  test('is one row a line', async () => {
    const rows = [{ a: 'two\nlines' }, { b: null }];
    const all = await joined(toNdjson(rows));
    expect(all).toBe('{"a":"two\\nlines"}\n{"b":null}\n');
    expect(await joined(toNdjson([]))).toBe('');
  });

  test('refuses what JSON has no form for', async () => {
    await expect(joined(toNdjson([undefined]))).rejects.toThrow(TypeError);
  });
});

test.each([
  ['toCsv', (rows: AsyncIterable<unknown>) => toCsv(rows, { columns: [text] })],
  ['toNdjson', (rows: AsyncIterable<unknown>) => toNdjson(rows)],
])('%s that is left while it waits ends the request that it waits for', async (_, linesOf) => {
  const signals: (AbortSignal | null | undefined)[] = [];
  const waiting = new CreditUsageClient({
    baseUrl: 'https://usage.example.com',
    fetch: (_url, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
  });
  const lines = linesOf(waiting.conversations.list());
  // The header of a CSV file needs no row.
  const first = lines.next();
  const next = lines.next();
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  await lines.return();
  expect((await next).done).toBe(true);
  await first;
  expect(signals[0]?.aborted).toBe(true);
});

test.each([
  ['toCsv', (rows: AsyncIterable<unknown>) => toCsv(rows, { columns: [text] })],
  ['toNdjson', (rows: AsyncIterable<unknown>) => toNdjson(rows)],
])('%s that is left tells its source once', async (_, linesOf) => {
  const source = {
    next: vi.fn(async () => ({ done: false as const, value: 'a' })),
    return: vi.fn(async () => ({ done: true as const, value: undefined })),
  };
  let lines = 0;
  for await (const _line of linesOf({ [Symbol.asyncIterator]: () => source })) if (++lines === 2) break;
  expect(source.return).toHaveBeenCalledTimes(1);
});
