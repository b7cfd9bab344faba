import type { AddressInfo } from 'node:net';
import type { ConversationCredits, ConversationPage, Problem, UsageReport } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { createUsageHandler } from '@credit-usage/server';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { parseCsv } from '../src/conformance/csv-reader.js';
import { partsOf, storeOf } from '../src/open-store.js';
import { agent, conversation, fresh, organization, usage } from './support/records.js';
import { billing, member } from './support/viewers.js';

const CSV = { Accept: 'text/csv' };
const DETAILS = '/v1/agents/agent_1/conversations/talk/credits';
const HEADERS: Readonly<Record<string, string>> = {
  '/v1/usage': 'bucketStart,bucketEnd,date,partial,groupBy,seriesId,seriesLabel,credits',
  '/v1/conversations':
    'organizationId,organizationName,agentId,agentName,agentState,conversationId,title,credits,messageCount,startedAt,lastActivityAt',
  [DETAILS]: 'entryId,time,category,description,credits',
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

async function download(path: string, token: string): Promise<{ response: Response; text: string }> {
  const response = await server.get(path, token, CSV);
  const text = await response.text();
  expect([response.status, response.ok ? '' : text]).toEqual([200, '']);
  return { response, text };
}
const rowsOf = async (path: string, token: string) => parseCsv((await download(path, token)).text);

async function talk(): Promise<{ org: string; token: string }> {
  const org = fresh('org');
  await server.write([
    conversation(org, 'talk'),
    usage(org, '2026-11-20T10:00:00Z', '1.5', { conversationId: 'talk', id: 'a' }),
    usage(org, '2026-11-20T11:00:00Z', '-2', { conversationId: 'talk', id: 'b', category: 'WebSearch' }),
  ]);
  return { org, token: await member(server, ['Billing', 'Owner'], org) };
}

describe.each(Object.entries(HEADERS))('%s', (path, header) => {
  it('begins with its header, always: columns are only ever appended', async () => {
    const { token } = await talk();
    for (const query of ['', '?category=Nonsense', '?from=2026-01-01&to=2026-01-02']) {
      const { response, text } = await download(path + query, token);
      expect(text.split('\r\n')[0]).toMatch(new RegExp(`^${header}(?:,|$)`));
      expect(response.headers.get('content-type')).toMatch(/^text\/csv(?:;|$)/);
      expect(response.headers.get('content-type')).toMatch(/charset=utf-8/i);
      expect(response.headers.get('usage-as-of')).toBe('2026-11-22T09:14:03Z');
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
    }
  });

  it('is RFC 4180: CRLF ends every line, and nothing else does', async () => {
    const { token } = await talk();
    const { text } = await download(path, token);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each(['limit=5', 'cursor=x', 'top=3'])('refuses %s: a file holds all rows', async (query) => {
    const { token } = await talk();
    const response = await server.get(`${path}?${query}`, token, CSV);
    const problem = (await response.json()) as Problem;
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid_parameter',
      errors: [{ parameter: query.split('=')[0] }],
    });
  });

  it('goes by the same filters and authorization, and its errors are problems', async () => {
    const { org, token } = await talk();
    const refusals: [string, string | undefined, number][] = [
      [path, undefined, 401],
      [`${path}?organizationId=nobody`, token, 404],
      [`${path}?nonsense=1`, token, 400],
      [`${path}?timezone=Mars/Olympus`, token, 400],
      [path, await member(server, ['Member'], org), 403],
    ];
    for (const [url, viewer, status] of refusals) {
      const response = await server.get(url, viewer, CSV);
      expect([url, response.status]).toEqual([url, status]);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(((await response.json()) as Problem).status).toBe(status);
    }
    const filtered = await rowsOf(`${path}?category=LLM`, token);
    expect(sum(filtered.map(({ credits }) => credits as string))).toBe('1.5');
  });
});

describe('usage as CSV', () => {
  it('is a row for each bucket and series, unfolded, in the words of the report', async () => {
    const org = fresh('org');
    await server.write(
      Array.from({ length: 9 }, (_, index) =>
        usage(org, `2026-11-${10 + (index % 3)}T10:00:00Z`, String(index + 1), { category: `c${index}` }),
      ),
    );
    const token = await billing(server, org);
    const query = 'from=2026-11-10&to=2026-11-14&bucket=day&timezone=Asia/Jakarta';
    const report = await server.json<UsageReport>(`/v1/usage?${query}&top=all`, token);
    expect(await rowsOf(`/v1/usage?${query}`, token)).toEqual(
      report.buckets.flatMap((bucket) =>
        report.series.map((series, column) =>
          expect.objectContaining({
            bucketStart: bucket.start,
            bucketEnd: bucket.end,
            date: bucket.date,
            partial: String(bucket.partial),
            groupBy: 'category',
            seriesId: series.id,
            seriesLabel: series.kind === 'member' && series.label,
            credits: bucket.values[column],
          }),
        ),
      ),
    );
    expect(report.series).toHaveLength(9);
  });

  it('by agent, one agentId under two organizations is two series', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write([
      usage(one, '2026-11-20T10:00:00Z', '1', { agentName: 'Helper of one' }),
      usage(two, '2026-11-20T10:00:00Z', '2', { agentName: 'Helper of two' }),
    ]);
    const rows = await rowsOf(
      '/v1/usage?groupBy=agent&from=2026-11-20&to=2026-11-21&bucket=day',
      await billing(server, one, two),
    );
    expect(rows.map(({ seriesId, seriesLabel, credits }) => [seriesId, seriesLabel, credits])).toEqual([
      ['agent_1', 'Helper of two', '2'],
      ['agent_1', 'Helper of one', '1'],
    ]);
  });

  it('has more series than a report may have', async () => {
    const org = fresh('org');
    await server.write(
      Array.from({ length: 1_200 }, (_, index) =>
        usage(org, '2026-11-20T10:00:00Z', '0.01', { agentId: `a${index}` }),
      ),
    );
    const rows = await rowsOf(
      '/v1/usage?groupBy=agent&from=2026-11-19&to=2026-11-21&bucket=day',
      await billing(server, org),
    );
    expect(rows).toHaveLength(2_400);
    expect(sum(rows.map(({ credits }) => credits as string))).toBe('12');
  });
});

describe('conversations as CSV', () => {
  it('are all rows of all pages, in the words of the list', async () => {
    const org = fresh('org');
    await server.write([
      organization(org, 'Acme'),
      ...Array.from({ length: 130 }, (_, index) =>
        usage(org, `2026-11-20T10:${String(index % 60).padStart(2, '0')}:00Z`, String(index), {
          conversationId: `talk ${index}`,
        }),
      ),
    ]);
    const token = await billing(server, org);
    for (const sort of ['-lastActivityAt', '-credits']) {
      const first = await server.json<ConversationPage>(`/v1/conversations?limit=100&sort=${sort}`, token);
      const second = await server.json<ConversationPage>(
        `/v1/conversations?limit=100&sort=${sort}&cursor=${first.nextCursor}`,
        token,
      );
      const rows = await rowsOf(`/v1/conversations?sort=${sort}`, token);
      expect(rows).toEqual(
        [...first.data, ...second.data].map((row) => ({
          organizationId: org,
          organizationName: 'Acme',
          agentId: 'agent_1',
          agentName: 'agent_1',
          agentState: 'active',
          conversationId: row.conversationId,
          // Null is empty.
          title: '',
          credits: row.credits,
          messageCount: '',
          startedAt: row.startedAt,
          lastActivityAt: row.lastActivityAt,
        })),
      );
    }
  });

  it('name excluded organizations in Usage-Scope-Excluded', async () => {
    const [paid, unpaid] = [fresh('org'), 'org, with a comma & ü'];
    const token = await server.token({
      organizations: [
        { id: paid, roles: ['Billing'] },
        { id: unpaid, roles: ['Member'] },
      ],
    });
    for (const path of ['/v1/usage', '/v1/conversations']) {
      const { response } = await download(path, token);
      const excluded = response.headers.get('usage-scope-excluded')?.split(',').map(decodeURIComponent);
      expect(excluded).toEqual([unpaid]);
      const whole = await download(path, await billing(server, paid));
      expect(whole.response.headers.get('usage-scope-excluded')).toBeNull();
    }
  });

  it('with a thousand excluded organizations, the header stays small enough to be read', async () => {
    const org = fresh('org');
    const handler = createUsageHandler({
      store: server.store,
      keys: server.keys,
      authenticate: async () => ({
        sub: 'viewer',
        organizations: new Map([
          [org, ['Billing']],
          ...Array.from({ length: 1_000 }, (_, index): [string, string[]] => [
            `some organization ${index}`,
            ['Member'],
          ]),
        ]),
        agents: new Map(),
      }),
    });
    const response = await handler(new Request('http://localhost/v1/usage', { headers: CSV }));
    expect(response.status).toBe(200);
    await response.text();
    const header = response.headers.get('usage-scope-excluded') ?? '';
    expect(header.length).toBeGreaterThan(0);
    expect(header.length).toBeLessThan(6_000);
  });
});

describe('details as CSV', () => {
  it('are all entries, by time and id', async () => {
    const org = fresh('org');
    await server.write(
      Array.from({ length: 130 }, (_, index) =>
        usage(org, `2026-11-20T10:00:${String(index % 60).padStart(2, '0')}Z`, '0.1', {
          conversationId: 'talk',
        }),
      ),
    );
    const token = await member(server, ['Owner'], org);
    const rows = await rowsOf(DETAILS, token);
    const first = await server.json<ConversationCredits>(`${DETAILS}?limit=100`, token);
    const second = await server.json<ConversationCredits>(
      `${DETAILS}?limit=100&cursor=${first.nextCursor}`,
      token,
    );
    expect(rows).toEqual(
      [...first.entries, ...second.entries].map(({ id, ...entry }) => ({ entryId: id, ...entry })),
    );
  });
});

describe('cells', () => {
  it('of text that begins like a formula get a leading apostrophe; numbers are untouched', async () => {
    const org = fresh('org');
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b', "'quoted", '', ' =1'];
    await server.write([
      agent(org, 'agent_1', '=HYPERLINK("https://evil.example")'),
      ...texts.map((description, index) =>
        usage(org, `2026-11-20T10:00:0${index}Z`, String(-index), {
          conversationId: 'talk',
          description,
          id: `-${index}`,
        }),
      ),
    ]);
    const token = await member(server, ['Owner', 'Billing'], org);
    const rows = await rowsOf(DETAILS, token);
    expect(rows.map(({ description }) => description)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@SUM(A1)",
      "'\tx",
      "'\rx",
      'a=b',
      "'quoted",
      '',
      ' =1',
    ]);
    expect(rows.map(({ entryId }) => entryId)).toEqual(texts.map((_, index) => `'-${index}`));
    expect(rows.map(({ credits }) => credits)).toEqual(
      texts.map((_, index) => (index ? String(-index) : '0')),
    );
    expect((await rowsOf('/v1/conversations', token))[0]).toMatchObject({
      agentName: `'=HYPERLINK("https://evil.example")`,
      credits: '-45',
    });
  });

  it('of every column of text do', async () => {
    const org = `=${fresh('org')}`;
    await server.write([
      organization(org, '@Acme'),
      agent(org, '+agent', '-Helper'),
      conversation(org, '=talk', { agentId: '+agent', title: '\tA plan' }),
      usage(org, '2026-11-20T10:00:00Z', '-1', {
        id: '@step',
        agentId: '+agent',
        conversationId: '=talk',
        category: '=LLM',
        description: '\rAn answer',
      }),
    ]);
    const token = await member(server, ['Owner', 'Billing'], org);
    const day = 'from=2026-11-20&to=2026-11-21&bucket=day';
    expect(await rowsOf(`/v1/usage?${day}`, token)).toMatchObject([
      { seriesId: "'=LLM", seriesLabel: "'=LLM", credits: '-1' },
    ]);
    expect(await rowsOf(`/v1/usage?${day}&groupBy=agent`, token)).toMatchObject([
      { seriesId: "'+agent", seriesLabel: "'-Helper", seriesOrganizationId: `'${org}`, credits: '-1' },
    ]);
    expect(await rowsOf(`/v1/usage?${day}&groupBy=organization`, token)).toMatchObject([
      { seriesId: `'${org}`, seriesLabel: "'@Acme", credits: '-1' },
    ]);
    expect(await rowsOf('/v1/conversations', token)).toMatchObject([
      {
        organizationId: `'${org}`,
        organizationName: "'@Acme",
        agentId: "'+agent",
        agentName: "'-Helper",
        conversationId: "'=talk",
        title: "'\tA plan",
        credits: '-1',
      },
    ]);
    const path = `/v1/agents/${encodeURIComponent('+agent')}/conversations/${encodeURIComponent('=talk')}/credits`;
    expect(await rowsOf(path, token)).toMatchObject([
      { entryId: "'@step", category: "'=LLM", description: "'\rAn answer", credits: '-1' },
    ]);
  });

  it('with commas, quotes and line ends come back as they were, in UTF-8', async () => {
    const org = fresh('org');
    const texts = ['a,b', 'say "hi"', 'a\r\nb', 'a\nb', '"', ',', 'Grüße 🙂', '"",""'];
    await server.write(
      texts.map((description, index) =>
        usage(org, `2026-11-20T10:00:0${index}Z`, '1', { conversationId: 'talk', description }),
      ),
    );
    const rows = await rowsOf(DETAILS, await member(server, ['Owner'], org));
    expect(rows.map(({ description }) => description)).toEqual(texts);
  });
});

describe('HEAD', () => {
  it('begins no file: what nobody reads would never end, and the store could not be closed', async () => {
    const { token } = await talk();
    let begun = 0;
    const parts = partsOf(server.store);
    const database = new Proxy(parts.database, {
      get(target, name) {
        if (name !== 'stream') return Reflect.get(target, name, target).bind(target);
        return async function* (...args: Parameters<typeof target.stream>) {
          begun++;
          yield* target.stream(...args);
        };
      },
    });
    const handler = createUsageHandler({ store: storeOf({ ...parts, database }), keys: server.keys });
    const ask = (method: string): Promise<Response> =>
      handler(
        new Request('http://localhost/v1/usage', {
          method,
          headers: { ...CSV, Authorization: `Bearer ${token}` },
        }),
      );
    const head = await ask('HEAD');
    expect([head.status, head.body, head.headers.get('content-type')]).toEqual([
      200,
      null,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect(begun).toBe(0);
    // Nor does HEAD begin one later: a whole GET takes longer than that would have.
    await (await ask('GET')).text();
    expect(begun).toBe(1);
  });
});

describe('a failure half-way', () => {
  it('breaks the connection, so that the file is not taken for whole; an error text never ends up inside', async () => {
    const { token } = await talk();
    const told: unknown[] = [];
    // The HTTP server prints it as well.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const parts = partsOf(server.store);
    // A store that fails after its first rows.
    const database = new Proxy(parts.database, {
      get(target, name) {
        if (name !== 'stream') return Reflect.get(target, name, target).bind(target);
        return async function* (...args: Parameters<typeof target.stream>) {
          yield* target.stream(...args);
          throw new Error('disk on fire');
        };
      },
    });
    const store = storeOf({ ...parts, database });
    const handler = createUsageHandler({
      store,
      keys: server.keys,
      onError: (error) => told.push(String(error)),
    });
    const http = serve({ fetch: handler, hostname: '127.0.0.1', port: 0 });
    await new Promise((resolve) => http.once('listening', resolve));
    try {
      const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1/usage`;
      const response = await fetch(url, { headers: { ...CSV, Authorization: `Bearer ${token}` } });
      expect(response.status).toBe(200);
      let received = '';
      const decoder = new TextDecoder();
      await expect(
        (async () => {
          for await (const chunk of response.body as ReadableStream<Uint8Array>)
            received += decoder.decode(chunk);
        })(),
      ).rejects.toThrow();
      expect(received).not.toMatch(/fire|error|problem/i);
      expect(told).toEqual(['Error: disk on fire']);
    } finally {
      vi.restoreAllMocks();
      await new Promise((resolve) => http.close(resolve));
    }
  });
});
