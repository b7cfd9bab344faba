import { expect, test } from 'vitest';
import { checkHeaders, credentialsIn, mergeHeaders, requestIdOf } from '../../src/core/headers.js';

test('later headers win whatever their case, null removes, undefined inherits', () => {
  const client = Object.freeze({ 'X-Tenant': 'a', 'X-Trace': '1', 'X-Keep': 'k' });
  const call = Object.freeze({ 'x-tenant': 'b', 'X-TRACE': null, 'X-Keep': undefined });
  expect(mergeHeaders(client, call)).toEqual({ 'x-tenant': 'b', 'x-keep': 'k' });
});

test.each([
  [{ Authorization: 'Bearer canary' }, /token option/],
  [{ accept: 'text/csv' }, /up to the client/],
  [{ 'x y': 'a' }, /an invalid name/],
  [{ 'x-a': 'canary\r\nx: y' }, /x-a/],
  [{ 'x-a': 'canary-ü' }, /x-a/],
  [{ 'x-a': 1 }, /x-a/],
  [[['x-a', 'canary']], /an object of names/],
  [new Headers({ 'x-a': 'canary' }), /an object of names/],
  [new Map([['x-a', 'canary']]), /an object of names/],
  [null, /an object of names/],
])('refuses %j without repeating the value', (headers, message) => {
  expect(() => checkHeaders(headers)).toThrow(message);
  expect(() => checkHeaders(headers)).not.toThrow(/canary/);
});

test('names that objects have anyway are names like any other', () => {
  expect(() => checkHeaders({ constructor: 'a', toString: 'b' })).not.toThrow();
});

test.each([
  [{ 'x-api-key': 'short' }, ['short']],
  [
    { 'proxy-authorization': 'Basic dXNlcjpwYXNzd29yZA==' },
    ['Basic dXNlcjpwYXNzd29yZA==', 'dXNlcjpwYXNzd29yZA'],
  ],
  [
    { cookie: 'theme=midnight; sid=0123456789abcdef' },
    ['theme=midnight; sid=0123456789abcdef', '0123456789abcdef'],
  ],
  [{ 'x-csrf-token': 'a b' }, ['a b']],
  // Ordinary words, and names that may occur in a hint about roles.
  [
    { 'x-tenant': 'production', 'x-request-source': 'billing-dashboard-of-acme', traceparent: '00-4bf92f' },
    [],
  ],
])('the credentials in %j', (headers, credentials) => {
  expect(credentialsIn(headers)).toEqual(credentials);
});

test.each([
  ['r'.repeat(200), 'r'.repeat(200)],
  ['r'.repeat(201), undefined],
  ['', undefined],
])('the request id %s', (sent, read) => {
  expect(requestIdOf(new Headers({ 'x-request-id': sent }))).toBe(read);
});
