import { expect, it } from 'vitest';
import { prepare } from '../../src/events/prepare.js';

const LEAST = {
  type: 'usage',
  id: 'job_1:step_1',
  time: '2026-11-17T09:04:09Z',
  organizationId: 'org_acme',
  agentId: 'research',
  category: 'LLM',
  description: 'Planned the search',
  credits: '0.62',
};
const NAMED = {
  ...LEAST,
  conversationId: 'talk',
  organizationName: 'Acme',
  agentName: 'Research',
};

// Stores hold these numbers. Were one to change, sending a stored record again would be a conflict instead of a duplicate.
it.each([
  ['what a record must have', LEAST, '276006161842050463185645434480226269948'],
  ['what a record may have', NAMED, '194257459862325780877089455662236035741'],
  [
    'another form of the same',
    { ...LEAST, credits: '0.620', time: '2026-11-17T10:04:09+01:00' },
    '276006161842050463185645434480226269948',
  ],
])('the hash of %s is the same as in every version before', (_, record, hash) => {
  const prepared = prepare([record], Date.parse('2026-11-22T00:00:00Z') * 1000);
  expect(prepared.ok && prepared.batch.usage[0]?.content_hash).toBe(hash);
});
