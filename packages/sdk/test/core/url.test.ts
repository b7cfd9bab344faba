import { describe, expect, test } from 'vitest';
import { checkCallable, fillPath, resolveBaseUrl } from '../../src/core/url.js';

test.each([
  ['https://usage.example.com', 'https://usage.example.com'],
  ['https://usage.example.com/', 'https://usage.example.com'],
  ['https://usage.example.com/a/b//', 'https://usage.example.com/a/b'],
  ['https://usage.example.com:8443/a', 'https://usage.example.com:8443/a'],
  ['http://localhost:8787', 'http://localhost:8787'],
  ['http://app.localhost', 'http://app.localhost'],
  // Debian gives the machine's own name this address.
  ['http://127.0.1.1:8787', 'http://127.0.1.1:8787'],
  ['http://127.0.0.1:80/x', 'http://127.0.0.1/x'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('%s is taken as it is', (baseUrl, expected) => {
  expect(resolveBaseUrl(baseUrl, undefined)).toBe(expected);
});

test.each([
  ['/usage-api', 'https://app.example.com/usage-api'],
  ['/', 'https://app.example.com'],
  ['api', 'https://app.example.com/settings/api'],
])('%s is relative to the page', (baseUrl, expected) => {
  expect(resolveBaseUrl(baseUrl, 'https://app.example.com/settings/billing')).toBe(expected);
});

test('a page that is served by http may reach its own origin, and no other', () => {
  const page = 'http://intranet/app/';
  expect(resolveBaseUrl('/api', page)).toBe('http://intranet/api');
  expect(() => resolveBaseUrl('//elsewhere/api', page)).toThrow(/https/);
  expect(() => resolveBaseUrl('http://elsewhere/api', page)).toThrow(/https/);
});

test.each([
  [undefined, /must be a URL/],
  ['', /must be a URL/],
  ['api', /begins with https.*only in a page/i],
  ['//elsewhere/api', /begins with https/],
  ['/\\elsewhere/api', /begins with https/],
  ['/\t/elsewhere/api', /begins with https/],
  ['/api/v1', /before \/v1/],
  ['/api?x=1', /query/],
  ['usage.example.com', /begins with https/],
  ['localhost:8787', /begins with https/],
  ['127.0.0.1:8787', /begins with https/],
  ['https:usage.example.com', /begins with https/],
  ['https://', /must be a URL/],
  ['http://usage.example.com', /begins with https/],
  ['http://127.0.0.1.example.com', /begins with https/],
  ['http://localhost.example.com', /begins with https/],
  ['http://notlocalhost', /begins with https/],
  ['http://my-localhost:1', /begins with https/],
  ['ftp://usage.example.com', /begins with https/],
  ['javascript:alert(1)', /begins with https/],
  ['https://usage.example.com/v1', /before \/v1/],
  ['https://usage.example.com/api/v1/', /before \/v1/],
  ['https://user:canary@usage.example.com', /user name or password/],
  ['https://usage.example.com?x=1', /query/],
  ['https://usage.example.com#x', /fragment/],
])('%s is refused', (baseUrl, message) => {
  expect(() => resolveBaseUrl(baseUrl, undefined)).toThrow(message);
});

test.each([
  ['/usage-api', '/usage-api'],
  ['/a/../usage-api//', '/usage-api'],
  ['/', '/'],
])('without a page, %s stays a path, which no call can use', (baseUrl, expected) => {
  const path = resolveBaseUrl(baseUrl, undefined);
  expect(path).toBe(expected);
  expect(resolveBaseUrl(path, undefined)).toBe(expected);
  expect(() => checkCallable(path)).toThrow(/only works in a page.*whole URL/);
  expect(() => checkCallable(resolveBaseUrl(baseUrl, 'https://app.example.com/'))).not.toThrow();
});

test.each(['localhost:8787', '127.0.0.1:8787', 'app.example.com:8443/usage-api', 'javascript:alert(1)'])(
  'in a page, %s is not taken for a path',
  (baseUrl) => {
    expect(() => resolveBaseUrl(baseUrl, 'http://localhost/app/')).toThrow(/begins with https/);
  },
);

test('a URL object is taken too', () => {
  expect(resolveBaseUrl(new URL('https://usage.example.com/a/'), undefined)).toBe(
    'https://usage.example.com/a',
  );
  expect(() => resolveBaseUrl(new URL('https://usage.example.com/?x=1'), undefined)).toThrow(/query/);
});

describe('http:// to another machine', () => {
  test.each(['http://usage:8787', 'http://10.0.0.4', 'http://usage.internal:8080/api'])(
    '%s needs a word of its own, which the refusal names',
    (baseUrl) => {
      expect(() => resolveBaseUrl(baseUrl, undefined)).toThrow(
        /allowInsecureHttp: true permits .* private network that you trust/,
      );
      expect(() => resolveBaseUrl(baseUrl, undefined, false)).toThrow(/begins with https/);
      expect(resolveBaseUrl(baseUrl, undefined, true)).toBe(baseUrl);
    },
  );

  test.each(['ftp://usage', 'usage:8787', 'file:///usage', 'http://user:canary@usage'])(
    'and with it %s stays refused',
    (baseUrl) => {
      expect(() => resolveBaseUrl(baseUrl, undefined, true)).toThrow();
      expect(() => resolveBaseUrl(baseUrl, 'file:///home/me/page.html', true)).toThrow();
    },
  );

  test('nor is a page that is a file reached by it', () => {
    expect(() => resolveBaseUrl('/api', 'file:///home/me/page.html', true)).toThrow(/begins with https/);
  });
});

test('a page that is a file has no API of its own', () => {
  expect(() => resolveBaseUrl('/api', 'file:///home/me/page.html')).toThrow(/begins with https/);
});

test('no message repeats what may be a password', () => {
  expect(() => resolveBaseUrl('https://user:canary@usage.example.com', undefined)).not.toThrow(/canary/);
});

const PATH = '/v1/agents/{agentId}/conversations/{conversationId}/credits';

test.each([
  ['a/b', 'a%2Fb'],
  ['../..', '..%2F..'],
  ['%2f', '%252f'],
  ['%2e%2e', '%252e%252e'],
  ['a?b#c', 'a%3Fb%23c'],
  ['ü 漢', '%C3%BC%20%E6%BC%A2'],
  ['a\\b', 'a%5Cb'],
  ['$&', '%24%26'],
])('the id %j stays one segment', (id, encoded) => {
  const path = fillPath(PATH, { agentId: id, conversationId: 'c' });
  expect(path).toBe(`/v1/agents/${encoded}/conversations/c/credits`);
  // A URL parser does not change it either.
  expect(new URL(path, 'https://h').pathname).toBe(path);
});

test.each(['.', '..', '', '\ud800', undefined])('the id %j is refused', (agentId) => {
  expect(() => fillPath(PATH, { agentId, conversationId: 'c' } as never)).toThrow(/agentId/);
});
