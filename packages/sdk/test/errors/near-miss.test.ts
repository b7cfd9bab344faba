import { expect, test } from 'vitest';
import { unknownName } from '../../src/errors/check-names.js';
import { nearMiss } from '../../src/errors/near-miss.js';

const KNOWN = ['period', 'from', 'to', 'timezone', 'organizationId', 'agentId', 'categories', 'groupBy'];

test.each([
  ['peroid', 'period'],
  ['Period', 'period'],
  ['timeZone', 'timezone'],
  ['tz', 'timezone'],
  ['organization_id', 'organizationId'],
  ['orgId', 'organizationId'],
  ['startFrom', 'from'],
  // A name that exists elsewhere, but not among these.
  ['url', undefined],
  ['organisationId', 'organizationId'],
  ['category', 'categories'],
  ['group-by', 'groupBy'],
  ['form', 'from'],
  ['colour', undefined],
  ['', undefined],
])('%j was meant as %j', (name, meant) => {
  expect(nearMiss(name, KNOWN)).toBe(meant);
});

test('the message helps, and a long name does not flood it', () => {
  expect(unknownName('query key', 'peroid', KNOWN, nearMiss)).toBe(
    'Unknown query key "peroid": did you mean "period"?',
  );
  expect(unknownName('query key', 'xyz', ['a', 'b'], nearMiss)).toBe(
    'Unknown query key "xyz": expected a, b',
  );
  expect(unknownName('query key', 'z'.repeat(10_000), KNOWN).length).toBeLessThan(250);
  expect(unknownName('query key', 'z'.repeat(65), ['a'])).toContain(`"${'z'.repeat(64)}…"`);
});
