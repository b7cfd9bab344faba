import { createUsageHandler, generateKeys, KeyConfigurationError } from '@credit-usage/server';
import { describe, expect, it } from 'vitest';
import { type StoreParts, storeOf } from '../../src/open-store.js';

// The store is never used: options are checked before anything else.
const store = storeOf({} as StoreParts);
const keys = generateKeys();
const making = (options: object) => () =>
  createUsageHandler({ store, keys, ...options } as Parameters<typeof createUsageHandler>[0]);

describe('createUsageHandler', () => {
  it.each([
    ['an origin', { allowedOrigins: ['https://app.example.com', 'http://localhost:5173'] }],
    [
      'origins of apps and extensions',
      { allowedOrigins: ['capacitor://localhost', 'chrome-extension://abc'] },
    ],
    ['no origins', { allowedOrigins: [] }],
    ['an option that is undefined', { allowedOrigins: undefined, rateLimit: undefined, onError: undefined }],
    ['a limit', { rateLimit: { requests: 1, windowSeconds: 1 } }],
    ['headers', { allowedHeaders: ['X-Tenant'] }],
    ['half a directory', { directory: { agents: async () => [] } }],
    ['both keys of a kind', { keys: { ...keys, previousSecret: generateKeys().secret } }],
  ])('takes %s', (_, options) => {
    expect(making(options)).not.toThrow();
  });

  const wrong: readonly (readonly [object, RegExp])[] = [
    [{ allowedOrigins: ['*'] }, /^allowedOrigins must be an array of origins.*no \*; not "\*"$/],
    [{ allowedOrigins: ['https://*.example.com'] }, /^allowedOrigins must be/],
    [
      { allowedOrigins: ['https://a.b', 'https://a.b/'] },
      /^allowedOrigins must be.*no slash.*not "https:\/\/a\.b\/"/,
    ],
    [{ allowedOrigins: ['https://a.b/page'] }, /^allowedOrigins must be.*no path/],
    [{ allowedOrigins: ['a.b'] }, /^allowedOrigins must be.*such as https:/],
    [{ allowedOrigins: ['localhost:3000'] }, /^allowedOrigins must be/],
    [{ allowedOrigins: ['https://A.b'] }, /^allowedOrigins must be/],
    [{ allowedOrigins: ['https://a.b:443'] }, /^allowedOrigins must be/],
    [{ allowedOrigins: ['null'] }, /^allowedOrigins must be/],
    [{ allowedOrigins: ['file://'] }, /^allowedOrigins must be/],
    [{ allowedOrigins: [undefined] }, /^allowedOrigins must be.*not undefined$/],
    [{ allowedOrigins: 'https://a.b' }, /^allowedOrigins must be an array of origins/],
    [{ allowedOrigin: ['https://a.b'] }, /no option allowedOrigin: did you mean allowedOrigins\?$/],
    [{ ratelimit: {} }, /did you mean rateLimit\?$/],
    [{ cors: true }, /no option cors: it has store, keys, .*onError$/],
    [{ allowedHeaders: 'X-Tenant' }, /^allowedHeaders must be an array of header names/],
    [{ allowedHeaders: ['X Tenant'] }, /^allowedHeaders must be.*not "X Tenant"$/],
    [{ rateLimit: 100 }, /^rateLimit must be \{ requests, windowSeconds \}/],
    [{ rateLimit: { requests: 100 } }, /^rateLimit must be/],
    [{ rateLimit: { requests: 0, windowSeconds: 60 } }, /^rateLimit must be.*from 1/],
    [{ rateLimit: { requests: Number.POSITIVE_INFINITY, windowSeconds: 60 } }, /^rateLimit must be/],
    [{ rateLimit: { requests: 1, windowSeconds: 60, burst: 2 } }, /^rateLimit must be/],
    [{ keys: undefined }, /^keys must be \{ secret, ingest \}/],
    [{ keys: keys.secret }, /^keys must be \{ secret, ingest \}/],
    [{ keys: { ...keys, previousKey: keys.secret } }, /^keys must be.*previousSecret/],
    [{ store: undefined }, /^store must be an open store: await openStore/],
    [{ store: Promise.resolve(store) }, /^store must be an open store: await openStore/],
    [{ authenticate: {} }, /^authenticate must be a function/],
    [{ directory: { agents: {} } }, /^directory must be an object with the functions/],
    [{ clock: 0 }, /^clock must be a function, such as systemClock/],
    [{ onRequest: 'log' }, /^onRequest must be a function$/],
    [{ onError: 'log' }, /^onError must be a function$/],
    [{ basePath: 5 }, /^basePath must be a path/],
  ];

  it.each(wrong)('refuses %j, and says what to give', (options, words) => {
    expect(making(options)).toThrow(TypeError);
    expect(making(options)).toThrow(words);
    const repeated = new RegExp(`${keys.secret.slice(6)}|${keys.ingest.slice(6)}`);
    expect(making(options)).not.toThrow(repeated);
  });

  it('needs options', () => {
    const none = undefined as unknown as Parameters<typeof createUsageHandler>[0];
    expect(() => createUsageHandler(none)).toThrow('createUsageHandler needs options: { store, keys }');
  });

  it.each([{}, { secret: 5, ingest: 5 }, { ...keys, secret: undefined }])(
    'judges the keys %# as the command line does',
    (given) => {
      expect(making({ keys: given })).toThrow(KeyConfigurationError);
    },
  );
});
