import { afterEach, describe, expect, it } from 'vitest';
import * as host from 'zod';
import {
  AgentPageSchema,
  ConversationCreditsSchema,
  ConversationPageSchema,
  checkParameter,
  EventRecordSchema,
  OrganizationListSchema,
  ProblemSchema,
  type Schema,
  TokenRequestSchema,
  UsageReportSchema,
} from '../../src/contract/index.js';
import { conversationCredits, conversationPage } from '../../src/contract/openapi/examples/conversations.js';
import { agentPage, organizationList } from '../../src/contract/openapi/examples/directory.js';
import { queryProblems } from '../../src/contract/openapi/examples/problems.js';
import { usageByCategory } from '../../src/contract/openapi/examples/usage-report.js';
import { eventRecords, tokenRequest } from '../../src/contract/openapi/examples/writing.js';
import { walk } from './support/document.js';
import { edited } from './support/edit.js';

/** A value that must never appear in a message. */
const SECRET = 'cu_sk_hunter2';

const values: readonly (readonly [Schema<unknown>, unknown])[] = [
  [UsageReportSchema, usageByCategory],
  [ConversationPageSchema, conversationPage],
  [ConversationCreditsSchema, conversationCredits],
  [OrganizationListSchema, organizationList],
  [AgentPageSchema, agentPage],
  [ProblemSchema, queryProblems.rangeTooLarge],
  [TokenRequestSchema, tokenRequest],
  ...eventRecords.map((record) => [EventRecordSchema, record] as const),
];

const wrongs: readonly unknown[] = [
  SECRET,
  SECRET.repeat(100),
  123_456_789,
  -1,
  1.5,
  '',
  null,
  [SECRET],
  { x: SECRET },
  true,
];

/** Every message that results from putting a wrong value into each place of every example. */
function allMessages(): string[] {
  return values.flatMap(([schema, value]) =>
    [...walk(value)].flatMap(({ path }) => {
      const places = path.length ? wrongs.map((wrong) => edited(value, path, wrong)) : wrongs;
      return places.flatMap((place) => {
        const result = schema.check(place);
        return result.ok ? [] : result.issues.map(({ message, expected }) => `${message} (${expected})`);
      });
    }),
  );
}

const parameterMessages = () =>
  [
    checkParameter('usage', 'period', SECRET),
    checkParameter('usage', 'from', [SECRET]),
    checkParameter('usage', 'category', SECRET),
    checkParameter('usage', 'top', SECRET),
    checkParameter('conversations', 'limit', SECRET),
    checkParameter('agents', 'q', ''),
  ].map((result) => (result.ok ? '' : result.message));

afterEach(() => {
  host.config(host.locales.en());
});

describe('issues', () => {
  it('never hold the value', () => {
    const messages = [...allMessages(), ...parameterMessages()];
    expect(messages.length).toBeGreaterThan(500);
    expect(
      messages.filter((message) => message.includes('hunter2') || message.includes('123456789')),
    ).toEqual([]);
  });

  it('are ours, in one form', () => {
    const odd = new Set(
      allMessages().filter((message) => !/^(Expected|Must not be empty|Unknown: )/.test(message)),
    );
    expect([...odd]).toEqual([]);
  });

  it('do not follow the locale that the host has set for its own zod', () => {
    const before = [...allMessages(), ...parameterMessages()];
    host.config(host.locales.de());
    expect(host.string().safeParse(1).error?.issues[0]?.message).toMatch(/^Ungültig/);
    expect([...allMessages(), ...parameterMessages()]).toEqual(before);
  });

  it('do not follow the messages that the host has set either', () => {
    const before = allMessages();
    host.config({ customError: (issue) => `Host: ${JSON.stringify(issue.input)}` });
    try {
      expect(allMessages()).toEqual(before);
    } finally {
      host.config({ customError: undefined });
    }
  });
});
