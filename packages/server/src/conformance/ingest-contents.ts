import type { UsageRecord } from '@credit-usage/sdk/contract';
import { formatInstant } from '@credit-usage/sdk/time';
import { expectLike } from './expect.js';
import { INVALID, recordOf, taken } from './ingest-records.js';
import { instantOf } from './model.js';
import { area } from './rule.js';
import { creditsPath, expectRecord, type Suite } from './suite.js';

const MINUTE = 60_000_000;
const DAY = { from: '2024-06-01', to: '2024-06-02' } as const;

/** A record about a conversation of the rule's own organization. */
const talkOf = ({ world }: Suite, name: string, rest: object = {}) => ({
  type: 'conversation',
  organizationId: `${world.nobody}_${name}`,
  agentId: 'agent',
  conversationId: 'talk',
  messageCount: 1,
  startedAt: '2024-06-01T09:00:00Z',
  lastActivityAt: '2024-06-01T10:00:00Z',
  ...rest,
});

/** Texts that a server may be tempted to change: an empty one, spaces, and letters that only look alike. */
const TEXTS = ['', '  spaces  ', 'e\u0301 é', '\u0000', '🎙'];

export const ingestContents = area('ingest', {
  kept: [
    'Descriptions and titles are kept as they were sent: empty, with spaces around them, or in any form of Unicode.',
    async (suite) => {
      const name = 'kept';
      const step = (description: string, index: number) =>
        recordOf(suite, name, { id: `usage_${index}`, description, conversationId: 'talk' });
      taken(await suite.write([...TEXTS.map(step), talkOf(suite, name, { title: '' })]));
      const organization = `${suite.world.nobody}_${name}`;
      const path = creditsPath('agent', 'talk');
      const came = await suite.details(path, await suite.member(['Owner'], organization));
      expectLike(
        came.entries.map(({ description }) => description),
        TEXTS,
        'descriptions',
      );
      expectLike(came.conversation.title, '', 'title');
    },
    'usage',
  ],
  unicode: [
    'Text that is not well-formed Unicode is refused.',
    async (suite) => {
      const record = recordOf(suite, 'unicode');
      for (const field of ['description', 'category', 'agentName'])
        expectRecord(await suite.write([{ ...record, [field]: 'half \ud83d' }]), INVALID, 0, field);
      const talk = talkOf(suite, 'unicode', { title: '\ude00' });
      expectRecord(await suite.write([talk]), INVALID, 0, 'title');
    },
    'usage',
  ],
  messages: [
    'messageCount is a whole number, 0 or more.',
    async (suite) => {
      for (const messageCount of [-1, 1.5, '3', null]) {
        const talk = talkOf(suite, 'messages', { messageCount });
        expectRecord(await suite.write([talk]), INVALID, 0, 'messageCount');
      }
    },
    'usage',
  ],
  futureRecords: [
    'A record about a conversation, an agent or an organization whose times are more than 5 minutes in the future is refused.',
    async (suite) => {
      const name = 'ahead';
      const id = `${suite.world.nobody}_${name}`;
      const { asOf } = await suite.report({}, await suite.billing(id));
      const updatedAt = formatInstant(instantOf(asOf) + 8 * MINUTE);
      for (const record of [
        talkOf(suite, name, { updatedAt }),
        { type: 'agent', organizationId: id, id: 'agent', name: 'Agent', updatedAt },
        { type: 'organization', id, name: 'Organization', updatedAt },
      ])
        expectRecord(await suite.write([record]), INVALID, 0, 'updatedAt');
    },
    'usage',
  ],
  namesOfUsage: [
    'A record about an agent or an organization names it, whatever its usage says; without a record, the name on the latest usage counts.',
    async (suite) => {
      const named = (id: string, time: string, rest: Partial<UsageRecord>) =>
        recordOf(suite, 'named', { id, time, ...rest });
      const organizationId = `${suite.world.nobody}_named`;
      taken(
        await suite.write([
          named('one', '2024-06-01T12:00:00Z', { organizationName: 'Later', agentName: 'On usage' }),
          named('two', '2024-06-01T11:00:00Z', { organizationName: 'Earlier' }),
          { type: 'agent', organizationId, id: 'agent', name: 'Recorded', updatedAt: '2024-01-01T00:00:00Z' },
        ]),
      );
      const token = await suite.billing(organizationId);
      const { scope, series } = await suite.report({ ...DAY, groupBy: 'agent' }, token);
      expectLike(scope.included, [{ id: organizationId, name: 'Later' }], 'scope.included');
      expectLike(series, [{ id: 'agent', label: 'Recorded' }], 'series');
    },
    'usage',
  ],
});
