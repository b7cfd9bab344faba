import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  AuthenticationError,
  ConfigError,
  CreditUsageClient,
  type TokenProvider,
  TokenProviderError,
} from '../../src/index.js';
import { categoryListFixture } from '../../src/testing/index.js';
import { failure, json, scriptedFetch } from '../support/scripted-fetch.js';

const START = Date.UTC(2026, 10, 22, 9);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const at = (ms: number): string => new Date(START + ms).toISOString();

/** A client of an API that accepts some tokens, by default all. */
function setup(token: string | TokenProvider, accepts: (token: string) => boolean = () => true) {
  const fetch = scriptedFetch((_, init) => {
    const sent = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    return accepts(sent) ? json(categoryListFixture()) : new Response('', { status: 401 });
  });
  const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, token });
  const sent = () => fetch.calls.map(({ init }) => new Headers(init.headers).get('authorization'));
  return { client, fetch, sent };
}

test('no token, no Authorization', async () => {
  const fetch = scriptedFetch(json(categoryListFixture()));
  await new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch,
    credentials: 'same-origin',
  }).categories.list();
  expect(fetch.calls[0]?.init).toMatchObject({
    credentials: 'same-origin',
    redirect: 'manual',
    method: 'GET',
  });
  expect(fetch.calls[0]?.init.headers).toEqual({ accept: 'application/json' });
});

test('Cloudflare’s fetch, which throws on it, is not told of cookies', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' });
  const { client, fetch } = setup('tok-1');
  await client.categories.list();
  expect(fetch.calls.map(({ init }) => [init.redirect, 'credentials' in init])).toEqual([['manual', false]]);
});

test('a string is sent as it is, and cookies are not', async () => {
  const { client, sent, fetch } = setup('tok-1');
  await client.categories.list();
  expect(sent()).toEqual(['Bearer tok-1']);
  expect(fetch.calls[0]?.init.credentials).toBe('omit');
});

describe('a provider', () => {
  test('is asked once however many wait, and not again while the token holds', async () => {
    const provider = vi.fn<TokenProvider>(async () => ({ token: 'tok-1', expiresAt: at(900_000) }));
    const { client, sent } = setup(provider);
    await Promise.all([client.categories.list(), client.categories.list(), client.categories.list()]);
    await client.withOptions({ timeoutMs: 5_000 }).categories.list();
    expect(provider).toHaveBeenCalledTimes(1);
    expect(provider.mock.calls[0]?.[0]).toMatchObject({ forceRefresh: false });
    expect(new Set(sent())).toEqual(new Set(['Bearer tok-1']));
  });

  test('is asked again ahead of the end', async () => {
    let count = 0;
    const { client, sent } = setup(() => ({
      token: `tok-${++count}`,
      expiresAt: new Date(Date.now() + 900_000),
    }));
    await client.categories.list();
    vi.setSystemTime(START + 839_000);
    await client.categories.list();
    expect(count).toBe(1);
    // Meanwhile calls use the token that is still valid.
    vi.setSystemTime(START + 840_000);
    await client.categories.list();
    await client.categories.list();
    expect(count).toBe(2);
    expect(sent()).toEqual(['Bearer tok-1', 'Bearer tok-1', 'Bearer tok-1', 'Bearer tok-2']);
  });

  test('is asked again in the last fifth of a short life, not before', async () => {
    const provider = vi.fn<TokenProvider>(() => ({ token: 'tok', expiresAt: new Date(Date.now() + 60_000) }));
    const { client } = setup(provider);
    await client.categories.list();
    vi.setSystemTime(START + 47_000);
    await client.categories.list();
    expect(provider).toHaveBeenCalledTimes(1);
    vi.setSystemTime(START + 49_000);
    await client.categories.list();
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test('that hangs ahead of the end holds up nobody until the token is over, and then not for good', async () => {
    const signals: AbortSignal[] = [];
    const provider = vi.fn<TokenProvider>(async ({ signal }) => {
      signals.push(signal);
      if (signals.length === 2) await new Promise(() => {});
      return { token: `tok-${signals.length}`, expiresAt: new Date(Date.now() + 900_000) };
    });
    const { client, sent } = setup(provider);
    await client.categories.list();
    vi.setSystemTime(START + 850_000);
    await Promise.all([client.categories.list(), client.categories.list()]);
    expect(sent()).toEqual(['Bearer tok-1', 'Bearer tok-1', 'Bearer tok-1']);
    expect(provider).toHaveBeenCalledTimes(2);
    vi.setSystemTime(START + 900_000);
    const late = client.categories.list({ timeoutMs: 1_000 });
    await vi.advanceTimersByTimeAsync(2_000);
    await late;
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true, false]);
    expect(sent().at(-1)).toBe('Bearer tok-3');
  });

  test('that fails ahead of the end leaves the token that still holds', async () => {
    const provider = vi
      .fn<TokenProvider>()
      .mockResolvedValueOnce({ token: 'tok-1', expiresAt: at(900_000) })
      .mockRejectedValue(new Error('down'));
    const { client, sent } = setup(provider);
    await client.categories.list();
    vi.setSystemTime(START + 850_000);
    await client.categories.list();
    expect(sent()).toEqual(['Bearer tok-1', 'Bearer tok-1']);
    vi.setSystemTime(START + 900_000);
    expect(await failure(client.categories.list())).toBeInstanceOf(TokenProviderError);
    expect(provider).toHaveBeenCalledTimes(3);
  });

  test('that fails ahead of the end has a pause of five seconds, which ends with the token', async () => {
    const provider = vi
      .fn<TokenProvider>()
      .mockResolvedValueOnce({ token: 'tok-1', expiresAt: at(900_000) })
      .mockRejectedValue(new Error('down'));
    const { client, sent } = setup(provider);
    await client.categories.list();
    const asked: number[] = [];
    for (const ms of [850_000, 850_001, 854_999, 855_000, 859_999, 898_000, 899_999]) {
      vi.setSystemTime(START + ms);
      await client.categories.list();
      asked.push(provider.mock.calls.length);
    }
    expect(asked).toEqual([2, 2, 2, 3, 3, 4, 4]);
    expect(sent()).toHaveLength(8);
    vi.setSystemTime(START + 900_000);
    for (const times of [5, 6]) {
      expect(await failure(client.categories.list())).toBeInstanceOf(TokenProviderError);
      expect(provider).toHaveBeenCalledTimes(times);
    }
  });

  test('may give a plain string, kept until it is refused', async () => {
    const provider = vi.fn<TokenProvider>(() => 'tok-1');
    const { client } = setup(provider);
    await client.categories.list();
    vi.setSystemTime(START + 86_400_000);
    await client.categories.list();
    expect(provider).toHaveBeenCalledTimes(1);
  });

  test('may give null as the end, which is as good as absent', async () => {
    const provider = vi.fn<TokenProvider>(() => ({ token: 'tok-1', expiresAt: null as never }));
    const { client, sent } = setup(provider);
    await client.categories.list();
    vi.setSystemTime(START + 86_400_000);
    await client.categories.list();
    expect(provider).toHaveBeenCalledTimes(1);
    expect(sent()).toEqual(['Bearer tok-1', 'Bearer tok-1']);
  });

  test('whose token is over on arrival is still heard: the clock here may be wrong', async () => {
    const { client, sent } = setup(() => ({ token: 'tok-1', expiresAt: at(-3_600_000) }));
    await client.categories.list();
    expect(sent()).toEqual(['Bearer tok-1']);
  });

  test.each([
    ['nothing', undefined],
    ['a number', 5],
    ['an empty text', ''],
    ['a text that no header can have', 'canary\nx', /returned contains white space or a line break/],
    ['white space behind it', { token: 'canary ' }, /returned contains white space or a line break/],
    ['the scheme before it', 'Bearer canary', /returned begins with Bearer: leave that out/],
    ['a text that is not ASCII', 'canary-ü', /returned is empty, or has characters not allowed in headers/],
    ['an empty object', {}],
    ['a bare number as the end', { token: 'canary-1', expiresAt: 1_790_000_000 }],
    ['a date without a zone as the end', { token: 'canary-1', expiresAt: '2026-11-22 09:00' }],
    ['an instant without a zone as the end', { token: 'canary-1', expiresAt: '2026-11-26T10:00:00' }],
    ['no date as the end', { token: 'canary-1', expiresAt: new Date(Number.NaN) }],
  ])('that gives %s is refused', async (_, provided, message = /./) => {
    const { client, fetch } = setup(() => provided as never);
    const error = await failure(client.categories.list());
    expect(error).toMatchObject({ kind: 'token_provider', code: 'invalid_token', isRetryable: false });
    expect(String(error)).not.toMatch(/canary/);
    expect(String(error)).toMatch(message);
    expect(fetch.calls.length).toBe(0);
  });

  test('that throws is not asked again by itself', async () => {
    const provider = vi.fn<TokenProvider>(() => {
      throw new RangeError('no session');
    });
    const { client } = setup(provider);
    const error = await failure(client.categories.list());
    expect(error).toMatchObject({ code: 'token_provider_failed', isRetryable: true });
    expect((error as Error).cause).toBeInstanceOf(RangeError);
    expect(provider).toHaveBeenCalledTimes(1);
    // The next call asks the provider again.
    await failure(client.categories.list());
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test('that hangs is asked anew in the end, however many calls wait for it', async () => {
    const signals: AbortSignal[] = [];
    const { client } = setup(({ signal }) => {
      signals.push(signal);
      return signals.length === 1 ? new Promise(() => {}) : 'tok-2';
    });
    // One call every five seconds, each of which waits for thirty: somebody is always waiting.
    const calls: Promise<PromiseSettledResult<unknown>[]>[] = [];
    const impatient = client.withOptions({ retry: { max: 0 } });
    for (let at = 0; at < 8; at++) {
      calls.push(Promise.allSettled([impatient.categories.list()]));
      await vi.advanceTimersByTimeAsync(5_000);
    }
    const results = (await Promise.all(calls)).flat();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
  });

  test('that takes long gets to answer in the end, however many calls wait for it', async () => {
    const provider = vi.fn<TokenProvider>(
      ({ signal }) =>
        new Promise((resolve, reject) => {
          setTimeout(() => resolve('tok-1'), 40_000);
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const { client } = setup(provider);
    const patient = client.withOptions({ timeoutMs: 300_000, totalTimeoutMs: 300_000 });
    const calls: Promise<unknown>[] = [];
    for (let at = 0; at < 12; at++) {
      calls.push(patient.categories.list());
      await vi.advanceTimersByTimeAsync(10_000);
    }
    await Promise.all(calls);
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test('that is refused itself makes an error that trying again cannot mend', async () => {
    for (const thrown of [Object.assign(new Error('No usage token'), { status: 401 }), { status: 401 }]) {
      const { client } = setup(() => Promise.reject(thrown));
      expect(await failure(client.categories.list())).toMatchObject({
        kind: 'token_provider',
        code: 'token_refused',
        isRetryable: false,
      });
    }
  });

  test.each([
    ['another status', Object.assign(new Error('busy'), { status: 503 })],
    ['nothing', undefined],
    ['null', null],
    ['a text', '401'],
    [
      'a getter that throws',
      {
        get status() {
          throw new Error('trap');
        },
      },
    ],
  ])('that throws %s may do better the next time', async (_, thrown) => {
    const { client } = setup(() => Promise.reject(thrown));
    expect(await failure(client.categories.list())).toMatchObject({
      code: 'token_provider_failed',
      isRetryable: true,
    });
  });

  test('is told when nobody waits any more, and not before', async () => {
    const signals: AbortSignal[] = [];
    const { client } = setup(({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const calls = [first, second].map(({ signal }) => failure(client.categories.list({ signal })));
    await vi.advanceTimersByTimeAsync(0);
    first.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    second.abort();
    await Promise.all(calls);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe('a refused token', () => {
  test('is renewed once, outside the retries', async () => {
    const provider = vi.fn<TokenProvider>(({ forceRefresh }) => (forceRefresh ? 'new' : 'old'));
    const { client, sent } = setup(provider, (token) => token === 'new');
    const { attempts } = await client.categories.list({ retry: { max: 0 } }).withResponse();
    expect(attempts).toBe(2);
    expect(sent()).toEqual(['Bearer old', 'Bearer new']);
    expect(provider.mock.calls.map(([{ forceRefresh }]) => forceRefresh)).toEqual([false, true]);
    await client.categories.list();
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test('is renewed by force once: the next renewal is an ordinary one again', async () => {
    const provider = vi.fn<TokenProvider>(({ forceRefresh }) => ({
      token: forceRefresh ? 'new' : 'old',
      expiresAt: new Date(Date.now() + 900_000),
    }));
    const { client } = setup(provider, (token) => token === 'new' || Date.now() > START);
    await client.categories.list();
    vi.setSystemTime(START + 900_000);
    await client.categories.list();
    expect(provider.mock.calls.map(([{ forceRefresh }]) => forceRefresh)).toEqual([false, true, false]);
  });

  test('whose refusal comes after the renewal leaves the new one be', async () => {
    const provider = vi.fn<TokenProvider>(({ forceRefresh }) => (forceRefresh ? 'new' : 'old'));
    let refuse = (): void => {};
    const slow = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    const refusal = () => new Response('', { status: 401 });
    const fetch = scriptedFetch(
      () => slow.then(refusal),
      refusal,
      () => json(categoryListFixture()),
    );
    const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, token: provider });
    const late = client.categories.list();
    await client.categories.list();
    refuse();
    await late;
    expect(provider.mock.calls.map(([{ forceRefresh }]) => forceRefresh)).toEqual([false, true]);
    expect(fetch.calls.map(({ init }) => init.headers.authorization)).toEqual([
      'Bearer old',
      'Bearer old',
      'Bearer new',
      'Bearer new',
    ]);
  });

  test('is renewed by force though an ordinary call of the provider is under way, whose waiters get the new one', async () => {
    const asked: boolean[] = [];
    const signals: AbortSignal[] = [];
    const provider: TokenProvider = async ({ forceRefresh, signal }) => {
      asked.push(forceRefresh);
      signals.push(signal);
      // The ordinary call is slow, and returns the old token from a cache.
      if (asked.length === 2) await new Promise((resolve) => setTimeout(resolve, 1_000));
      return { token: forceRefresh ? 'new' : 'old', expiresAt: at(forceRefresh ? 900_000 : 10_000) };
    };
    let refuse = (): void => {};
    const refused = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    const fetch = scriptedFetch(
      () => json(categoryListFixture()),
      async () => {
        await refused;
        return new Response('', { status: 401 });
      },
      () => json(categoryListFixture()),
    );
    const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, token: provider });
    await client.categories.list();
    const early = client.categories.list();
    await vi.advanceTimersByTimeAsync(0);
    // The token has expired, so this call waits for the ordinary one.
    vi.setSystemTime(START + 20_000);
    const waiting = client.categories.list();
    await vi.advanceTimersByTimeAsync(0);
    refuse();
    await Promise.all([early, waiting]);
    expect(asked).toEqual([false, false, true]);
    expect(signals.map(({ aborted }) => aborted)[1]).toBe(true);
    const sent = fetch.calls.map(({ init }) => init.headers.authorization);
    expect(sent).toEqual(['Bearer old', 'Bearer old', 'Bearer new', 'Bearer new']);
    // The late result of the ordinary call changes nothing.
    await vi.advanceTimersByTimeAsync(2_000);
    await client.categories.list();
    expect(fetch.calls.at(-1)?.init.headers.authorization).toBe('Bearer new');
    expect(asked.length).toBe(3);
  });

  test('twice is the end', async () => {
    const provider = vi.fn<TokenProvider>(() => 'tok');
    const { client, fetch } = setup(provider, () => false);
    expect(await failure(client.categories.list())).toBeInstanceOf(AuthenticationError);
    expect(fetch.calls.length).toBe(2);
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test('of many calls at once is renewed once', async () => {
    let count = 0;
    const provider = vi.fn<TokenProvider>(async () => `tok-${++count}`);
    const { client } = setup(provider, (token) => token !== 'tok-1');
    await Promise.all(Array.from({ length: 5 }, () => client.categories.list()));
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test('that was a string is the end at once', async () => {
    const { client, fetch } = setup('tok-1', () => false);
    expect(await failure(client.categories.list())).toBeInstanceOf(AuthenticationError);
    expect(fetch.calls.length).toBe(1);
  });
});

describe('in a browser, a relative base is relative', () => {
  const urlOf = async (baseUrl: string) => {
    const fetch = scriptedFetch(json(categoryListFixture()));
    await new CreditUsageClient({ baseUrl, fetch }).categories.list();
    return fetch.calls[0]?.url;
  };

  test('to the page', async () => {
    vi.stubGlobal('document', { baseURI: 'https://app.example.com/billing/' });
    expect(await urlOf('usage-api')).toBe('https://app.example.com/billing/usage-api/v1/categories');
  });

  test('to the file of a worker', async () => {
    vi.stubGlobal('importScripts', () => {});
    vi.stubGlobal('location', { href: 'https://app.example.com/workers/usage.js' });
    expect(await urlOf('/usage-api')).toBe('https://app.example.com/usage-api/v1/categories');
  });
});

describe('without a page, a client with a relative base', () => {
  const setupRelative = () => {
    const fetch = scriptedFetch(json(categoryListFixture()));
    const token = vi.fn<TokenProvider>(() => 'tok');
    return { client: new CreditUsageClient({ baseUrl: '/usage-api', token, fetch }), fetch, token };
  };
  // Edge platforms have a `location`.
  const here = { location: { href: 'https://edge.example.com/' } };

  test.each([{}, here])(
    'can be made, and copied: its calls say what to do, and ask for nothing',
    async (globals) => {
      for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
      const { client, fetch, token } = setupRelative();
      for (const each of [client, client.withOptions({ timeoutMs: 5_000 })]) {
        const error = await failure(each.categories.list());
        expect(error).toBeInstanceOf(ConfigError);
        expect(error).toMatchObject({
          kind: 'config',
          message: expect.stringMatching(/relative.*in a page/),
        });
      }
      expect(token).not.toHaveBeenCalled();
      expect(fetch.calls.length).toBe(0);
    },
  );

  test('calls once the copy has a whole URL', async () => {
    const { client, fetch } = setupRelative();
    await client.withOptions({ baseUrl: 'https://usage.example.com' }).categories.list();
    expect(fetch.calls[0]?.url).toBe('https://usage.example.com/v1/categories');
  });
});

test.each(['cu_sk_canary12345', 'cu_ik_canary12345'])('the key %s is no token', async (key) => {
  const options = { baseUrl: 'https://h.example', token: key };
  expect(() => new CreditUsageClient(options)).toThrow(ConfigError);
  expect(() => new CreditUsageClient(options)).toThrow(/not a token.*page.*POST \/v1\/tokens/);
  expect(() => new CreditUsageClient(options)).not.toThrow(/canary/);
  const { client, fetch } = setup(() => key);
  const error = await failure(client.categories.list());
  expect(error).toMatchObject({ kind: 'config', code: 'key_as_token' });
  expect(fetch.calls.length).toBe(0);
});
