import { describe, expect, test, vi } from 'vitest';
import {
  AbortedError,
  type Conversation,
  type ConversationPage,
  CreditUsageClient,
  NotFoundError,
  type PagedList,
} from '../../src/index.js';
import {
  agentPageFixture,
  conversationCreditsFixture,
  conversationFixture,
  conversationPageFixture,
} from '../../src/testing/index.js';
import { echoed, failure, json, never, type Step, scriptedFetch } from '../support/scripted-fetch.js';

const row = (id: string): Conversation => conversationFixture({ conversationId: id });
const page = (ids: readonly string[], nextCursor: string | null = null): ConversationPage =>
  conversationPageFixture({ data: ids.map(row), hasMore: nextCursor !== null, nextCursor });

function clientOf(...steps: readonly (Step | ConversationPage)[]) {
  const fetch = scriptedFetch(
    ...steps.map((step) => ('object' in step ? echoed('conversations', step) : step)),
  );
  return { fetch, client: new CreditUsageClient({ baseUrl: 'https://h.example', fetch, retry: { max: 0 } }) };
}

async function idsOf(rows: AsyncIterable<Conversation>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { conversationId } of rows) ids.push(conversationId);
  return ids;
}

const search = (url: string | undefined): string => new URL(url ?? '').search;

test('nothing is asked for until it is used', async () => {
  const { client, fetch } = clientOf(page(['a']));
  void client.conversations.list();
  void client.conversations.list({ wrong: 1 } as never);
  await Promise.resolve();
  expect(fetch.calls.length).toBe(0);
});

test('awaited, it is the first page as the API sends it, once', async () => {
  const { client, fetch } = clientOf(page(['a'], 'c1'));
  const list = client.conversations.list({ period: '72h', sort: '-credits', limit: 1 });
  const first = await list;
  const query = { period: '72h', timezone: 'UTC', sort: '-credits', limit: 1 };
  expect(first).toEqual({ ...page(['a'], 'c1'), query });
  expect(await list).toBe(first);
  const { data, attempts } = await list.withResponse();
  expect([data, attempts]).toEqual([first, 1]);
  expect(fetch.calls.map(({ url }) => search(url))).toEqual(['?period=72h&sort=-credits&limit=1']);
});

test('looped over, it is all rows, the query kept on every page', async () => {
  const { client, fetch } = clientOf(page(['a', 'b'], 'c 1'), page(['c'], 'c2'), page(['d']));
  const list = client.conversations.list({ organizationId: 'o', categories: ['B', 'A'] });
  expect(await idsOf(list)).toEqual(['a', 'b', 'c', 'd']);
  const query = '?organizationId=o&category=A&category=B';
  expect(fetch.calls.map(({ url }) => search(url))).toEqual([
    query,
    `${query}&cursor=c+1`,
    `${query}&cursor=c2`,
  ]);
});

test('a page is asked for when it is needed, not before', async () => {
  const { client, fetch } = clientOf(page(['a', 'b'], 'c1'), page(['c']));
  const seen: number[] = [];
  for await (const _ of client.conversations.list()) seen.push(fetch.calls.length);
  expect(seen).toEqual([1, 1, 2]);
});

test('an empty page with more behind it goes on', async () => {
  const { client } = clientOf(page(['a'], 'c1'), page([], 'c2'), page(['b']));
  expect(await idsOf(client.conversations.list())).toEqual(['a', 'b']);
});

test.each([
  ['the same cursor again', [page(['a'], 'c1'), page(['b'], 'c1')], 'repeated_cursor'],
  ['a cursor of two pages ago', [page(['a'], 'c1'), page(['b'], 'c2'), page(['c'], 'c1')], 'repeated_cursor'],
  ['no cursor with hasMore', [{ ...page(['a']), hasMore: true }], 'missing_cursor'],
  ['an empty cursor', [page(['a'], '')], 'missing_cursor'],
  ['a cursor without hasMore', [{ ...page(['a'], 'c1'), hasMore: false }], 'unexpected_cursor'],
] as const)('%s is an error, after the rows before it', async (_, pages, code) => {
  const { client, fetch } = clientOf(...pages);
  const rows: string[] = [];
  const error = await failure(
    (async () => {
      for await (const { conversationId } of client.conversations.list()) rows.push(conversationId);
    })(),
  );
  expect(error).toMatchObject({ kind: 'response_validation', code, issues: [{ path: 'nextCursor' }] });
  expect(rows.length).toBe(pages.length);
  expect(fetch.calls.length).toBe(pages.length);
});

describe('a page that is no continuation', () => {
  const first = page(['a', 'b'], 'c1');
  const later = { ...page(['c'], 'c2'), asOf: '2026-11-22T09:15:00Z' };
  const range = { ...page(['c'], 'c2'), range: { ...first.range, from: '2026-10-25T00:00:00Z' } };

  test.each<[string, readonly ConversationPage[]]>([
    ['the first page again, with a new cursor', [first, page(['a', 'b'], 'c2')]],
    ['a page of before, with a new cursor', [first, page(['c'], 'c2'), page(['a'], 'c3')]],
    ['another moment', [first, later]],
    ['another range', [first, range]],
  ])('%s is an error, after the rows before it', async (_, pages) => {
    const { client, fetch } = clientOf(...pages);
    const rows: string[] = [];
    const error = await failure(
      (async () => {
        for await (const { conversationId } of client.conversations.list()) rows.push(conversationId);
      })(),
    );
    expect(error).toMatchObject({ kind: 'response_validation', code: 'unexpected_page' });
    expect(rows).toEqual(pages.slice(0, -1).flatMap(({ data }) => data.map((one) => one.conversationId)));
    expect(fetch.calls.length).toBe(pages.length);
  });

  test('a server that ignores the cursor is asked twice, whatever the list', async () => {
    let cursor = 0;
    const always = (body: object) => () => json({ ...body, hasMore: true, nextCursor: `c${++cursor}` });
    const reads: readonly (readonly [object, (client: CreditUsageClient) => PromiseLike<unknown>])[] = [
      [agentPageFixture(), (client) => client.agents.list().toArray({ limit: 60 })],
      [
        conversationCreditsFixture(),
        (client) =>
          client.conversations.credits({ agentId: 'a', conversationId: 'c' }).toArray({ limit: 60 }),
      ],
    ];
    for (const [body, read] of reads) {
      const fetch = scriptedFetch(always(body));
      const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch });
      expect(await failure(read(client))).toMatchObject({ code: 'unexpected_page' });
      expect(fetch.calls.length).toBe(2);
    }
  });

  test('the same conversation id of another agent is another row', async () => {
    const other = conversationPageFixture({
      data: [conversationFixture({ conversationId: 'a', agentId: 'b' })],
    });
    const { client } = clientOf(page(['a'], 'c1'), other);
    expect(await idsOf(client.conversations.list())).toEqual(['a', 'a']);
  });

  test('empty pages are no repetition', async () => {
    const { client } = clientOf(page([], 'c1'), page([], 'c2'), page(['a']));
    expect(await idsOf(client.conversations.list())).toEqual(['a']);
  });
});

test('a list may begin after a page', async () => {
  const { client, fetch } = clientOf(page(['b'], 'c2'), page(['c']));
  expect(await idsOf(client.conversations.list({}, { cursor: 'c1' }))).toEqual(['b', 'c']);
  expect(fetch.calls.map(({ url }) => search(url))).toEqual(['?cursor=c1', '?cursor=c2']);
  // With a server that starts again at the first page, the loop would never end.
  const looping = clientOf(page(['b'], 'c1'));
  expect(await failure(idsOf(looping.client.conversations.list({}, { cursor: 'c1' })))).toMatchObject({
    code: 'repeated_cursor',
  });
  expect(looping.fetch.calls.length).toBe(1);
});

test('pages() gives the pages', async () => {
  const { client } = clientOf(page(['a'], 'c1'), page(['b']));
  const pages: ConversationPage[] = [];
  for await (const one of client.conversations.list().pages()) pages.push(one);
  expect(pages).toEqual([page(['a'], 'c1'), page(['b'])]);
});

describe('toArray', () => {
  test('stops at its limit, and asks for no page too many', async () => {
    const { client, fetch } = clientOf(page(['a', 'b'], 'c1'), page(['c', 'd'], 'c2'), page(['e']));
    const rows = await client.conversations.list().toArray({ limit: 2 });
    expect(rows.map(({ conversationId }) => conversationId)).toEqual(['a', 'b']);
    expect(fetch.calls.length).toBe(1);
    expect((await client.conversations.list().toArray({ limit: 3 })).length).toBe(3);
  });

  test('ends with the list', async () => {
    const { client } = clientOf(page(['a']));
    expect((await client.conversations.list().toArray({ limit: 1_000 })).length).toBe(1);
  });

  test.each([undefined, {}, { limit: 0 }, { limit: 1.5 }, { limit: Number.POSITIVE_INFINITY }])(
    'refuses %j',
    async (options) => {
      const { client, fetch } = clientOf(page(['a']));
      expect(await failure(client.conversations.list().toArray(options as never))).toMatchObject({
        kind: 'config',
      });
      expect(fetch.calls.length).toBe(0);
    },
  );
});

test('options that are changed later do not affect later pages', async () => {
  const { client, fetch } = clientOf(page(['a'], 'c1'), page(['b']));
  const options: { cursor?: string } = {};
  const list = client.conversations.list({}, options);
  const { nextCursor } = await list;
  options.cursor = nextCursor ?? '';
  expect(await list.toArray({ limit: 10 })).toHaveLength(2);
  expect(fetch.calls).toHaveLength(2);
});

describe('leaving early', () => {
  test('a break asks for nothing more', async () => {
    const { client, fetch } = clientOf(page(['a', 'b'], 'c1'), page(['c']));
    for await (const _ of client.conversations.list()) break;
    await Promise.resolve();
    expect(fetch.calls.length).toBe(1);
  });

  test('return() ends the request that is under way', async () => {
    const { client, fetch } = clientOf(page(['a'], 'c1'), never);
    const rows = client.conversations.list()[Symbol.asyncIterator]();
    await rows.next();
    const pending = rows.next();
    await vi.waitFor(() => expect(fetch.calls.length).toBe(2));
    await rows.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(fetch.calls[1]?.init.signal?.aborted).toBe(true);
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  test('the caller’s signal ends it between two rows of one page too', async () => {
    const { client } = clientOf(page(['a', 'b']));
    const controller = new AbortController();
    const rows = client.conversations.list({}, { signal: controller.signal })[Symbol.asyncIterator]();
    await rows.next();
    controller.abort('enough');
    const error = await failure(rows.next());
    expect(error).toBeInstanceOf(AbortedError);
    expect((error as Error).cause).toBe('enough');
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  test('and while a page is waited for', async () => {
    const { client, fetch } = clientOf(page(['a'], 'c1'), never);
    const controller = new AbortController();
    const rows = client.conversations.list({}, { signal: controller.signal })[Symbol.asyncIterator]();
    await rows.next();
    const pending = failure(rows.next());
    await vi.waitFor(() => expect(fetch.calls.length).toBe(2));
    controller.abort();
    expect(await pending).toBeInstanceOf(AbortedError);
  });
});

describe('one list is one view', () => {
  const three = () => clientOf(page(['a', 'b'], 'c1'), page(['c']), page(['x', 'y'], 'c9'));

  test('awaited, then looped over: the first page is asked for once', async () => {
    const { client, fetch } = three();
    const list = client.conversations.list({ sort: '-credits' });
    const first = await list;
    expect(await idsOf(list)).toEqual(['a', 'b', 'c']);
    expect(fetch.calls.map(({ url }) => search(url))).toEqual(['?sort=-credits', '?sort=-credits&cursor=c1']);
    expect(await list).toBe(first);
  });

  test.each<[string, (list: PagedList<ConversationPage, Conversation>) => Promise<unknown>]>([
    ['rows', (list) => idsOf(list)],
    ['rows, left early', (list) => list.toArray({ limit: 1 })],
    ['pages', (list) => list.pages().next()],
    ['the response', (list) => list.withResponse()],
  ])('first used for %s, it shows the same page in every other way', async (_, use) => {
    const { client, fetch } = three();
    const list = client.conversations.list();
    await use(list);
    const before = fetch.calls.length;
    expect((await list).data.map(({ conversationId }) => conversationId)).toEqual(['a', 'b']);
    expect((await list.withResponse()).data).toBe(await list);
    expect((await list.pages().next()).value).toBe(await list);
    expect((await list.toArray({ limit: 2 })).map(({ conversationId }) => conversationId)).toEqual([
      'a',
      'b',
    ]);
    expect(fetch.calls.length).toBe(before);
  });

  test('parallel uses of an unread list may each send a request, and still show the same page', async () => {
    const { client, fetch } = clientOf(page(['a', 'b']), page(['x', 'y']));
    const list = client.conversations.list();
    const [first, rows, again] = await Promise.all([list, idsOf(list), idsOf(list)]);
    expect(rows).toEqual(first.data.map(({ conversationId }) => conversationId));
    expect(again).toEqual(rows);
    const before = fetch.calls.length;
    expect(await idsOf(list)).toEqual(rows);
    expect(fetch.calls.length).toBe(before);
  });

  test('leaving a loop while the first page is loading does not affect those who await it', async () => {
    const release: ((response: Response) => void)[] = [];
    const { client, fetch } = clientOf(() => new Promise<Response>((resolve) => release.push(resolve)));
    const list = client.conversations.list();
    const rows = list[Symbol.asyncIterator]();
    const pending = rows.next();
    const awaited = list.then(({ data }) => data.length);
    await vi.waitFor(() => expect(fetch.calls.length).toBe(2));
    await rows.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    for (const one of release) one(json(page(['a'])));
    expect(await awaited).toBe(1);
  });

  test('a first page that failed has not been read: a loop asks again, and who awaits then gets it', async () => {
    const { client, fetch } = clientOf(new Response('', { status: 404 }), page(['a']));
    const list = client.conversations.list();
    expect(await failure(list)).toBeInstanceOf(NotFoundError);
    expect(await failure(list)).toBeInstanceOf(NotFoundError);
    expect(fetch.calls.length).toBe(1);
    expect(await idsOf(list)).toEqual(['a']);
    expect((await list).data).toHaveLength(1);
    expect(fetch.calls.length).toBe(2);
  });

  test('a signal that is aborted ends a loop over a page that is here already', async () => {
    const { client } = three();
    const controller = new AbortController();
    const list = client.conversations.list({}, { signal: controller.signal });
    await list;
    controller.abort();
    expect(await failure(idsOf(list))).toBeInstanceOf(AbortedError);
  });

  test('a cursor that comes back is an error on the second walk too', async () => {
    const { client } = clientOf(page(['a'], 'c1'), page(['b'], 'c1'), page(['b'], 'c1'));
    const list = client.conversations.list();
    for (let walk = 1; walk <= 2; walk++) {
      expect(await failure(idsOf(list))).toMatchObject({ code: 'repeated_cursor' });
    }
  });
});

test.each([
  [null, /which is null after the last/],
  ['', /nextCursor of a page/],
  [5, /nextCursor of a page/],
])('the cursor %j is refused, however the list is used', async (cursor, message) => {
  const { client, fetch } = clientOf(page(['a']));
  const list = client.conversations.list({}, { cursor: cursor as never });
  for (const use of [list, idsOf(list), list.toArray({ limit: 1 })]) {
    expect(await failure(use)).toMatchObject({ kind: 'config', message: expect.stringMatching(message) });
  }
  expect(fetch.calls.length).toBe(0);
});

test('calls of next() at once share the pages', async () => {
  const { client, fetch } = clientOf(page(['a', 'b'], 'c1'), page(['c']));
  const rows = client.conversations.list()[Symbol.asyncIterator]();
  const results = await Promise.all([rows.next(), rows.next(), rows.next(), rows.next()]);
  expect(results.map(({ value }) => value?.conversationId)).toEqual(['a', 'b', 'c', undefined]);
  expect(fetch.calls.length).toBe(2);
});

test('a failing page is an error where it is, and the end', async () => {
  const { client } = clientOf(page(['a'], 'c1'), new Response('', { status: 404 }));
  const rows = client.conversations.list()[Symbol.asyncIterator]();
  await rows.next();
  expect(await failure(rows.next())).toBeInstanceOf(NotFoundError);
  expect(await rows.next()).toEqual({ done: true, value: undefined });
});

test('a first page that fails is no unhandled rejection for who only loops', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  try {
    const { client } = clientOf(new Response('', { status: 404 }));
    await failure(idsOf(client.conversations.list()));
    await failure(client.conversations.list().withResponse());
    await failure(client.usage.get().withResponse());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(unhandled).not.toHaveBeenCalled();
  } finally {
    process.off('unhandledRejection', unhandled);
  }
});

test('the query is read once', async () => {
  const { client, fetch } = clientOf(page(['a'], 'c1'), page(['b']));
  const query = { categories: ['A'], organizationId: 'o' };
  const list = client.conversations.list(query);
  for await (const _ of list) {
    query.organizationId = 'other';
    query.categories.push('B');
  }
  expect(search(fetch.calls[1]?.url)).toBe('?organizationId=o&category=A&cursor=c1');
});

describe('credit details', () => {
  const details = conversationCreditsFixture();
  const query = { organizationId: 'o', agentId: 'a/1', conversationId: 'c 1' };

  test('awaited, they are what the API sends', async () => {
    const fetch = scriptedFetch(echoed('conversationCredits', details));
    const client = new CreditUsageClient({ baseUrl: 'https://h.example/x', fetch });
    const { conversation, ...rest } = await client.conversations.credits({ ...query, period: '30d' });
    expect({ ...rest, conversation: { ...conversation, organizationId: 'org_acme' } }).toEqual(details);
    expect(fetch.calls[0]?.url).toBe(
      'https://h.example/x/v1/agents/a%2F1/conversations/c%201/credits?period=30d&organizationId=o',
    );
  });

  test('entries() are all of them, page after page', async () => {
    const [first, ...rest] = details.entries;
    if (!first) throw new Error('the fixture has entries');
    const fetch = scriptedFetch(
      echoed('conversationCredits', { ...details, entries: [first], hasMore: true, nextCursor: 'c1' }),
      echoed('conversationCredits', { ...details, entries: rest }),
    );
    const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch });
    const ids: string[] = [];
    for await (const entry of client.conversations.credits(query).entries()) ids.push(entry.id);
    expect(ids).toEqual(details.entries.map(({ id }) => id));
    expect(search(fetch.calls[1]?.url)).toBe('?organizationId=o&cursor=c1');
    expect((await client.conversations.credits(query).toArray({ limit: 1 })).length).toBe(1);
  });

  test('without its ids nothing is sent', async () => {
    const { client, fetch } = clientOf(page([]));
    expect(await failure(client.conversations.credits({ agentId: 'a' } as never))).toMatchObject({
      code: 'invalid_query',
      message: expect.stringContaining('conversationId'),
    });
    expect(fetch.calls.length).toBe(0);
  });
});

test('agents are a list too', async () => {
  const fetch = scriptedFetch(json(agentPageFixture()));
  const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch });
  const agents = await client.agents.list({ organizationId: 'org_acme', q: 'sup' }).toArray({ limit: 5 });
  expect(agents).toEqual(agentPageFixture().data);
  expect(search(fetch.calls[0]?.url)).toBe('?organizationId=org_acme&q=sup');
});
