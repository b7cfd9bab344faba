import { describe, expect, it } from 'vitest';
import { conversation, conversationPage, emptyPage, LOCKED, ROWS } from '../../../test/conversations.js';
import { wordsFor } from '../../i18n/words.js';
import { inOrder } from './conversation-order.js';
import { conversationsCsv } from './conversations-csv.js';
import { pageAnnouncement, pageLabels, rangeText } from './recent-conversations.labels.js';
import { type PageFacts, readPage } from './recent-conversations.model.js';

const factsOf = (page: unknown): PageFacts => {
  const { facts } = readPage(page);
  if (!facts) throw new Error('The page cannot be read');
  return facts;
};
const words = wordsFor('en');
const labelsOf = (page: unknown) => pageLabels(factsOf(page), factsOf(page).rows, 'Asia/Jakarta', words);

describe('organizations', () => {
  it('of one name are told apart by their ids, and keep their names in files', () => {
    const included = ['org_1', 'org_2'].map((id) => ({ id, name: 'Acme' }));
    const page = conversationPage({
      scope: { included, includedCount: 2, excluded: [] },
      data: [conversation(), conversation({ organizationId: 'org_2' })],
    });
    expect(labelsOf(page).rows.map(({ organization }) => organization)).toEqual([
      'Acme (org_1)',
      'Acme (org_2)',
    ]);
    const { rows, organizationNames } = factsOf(page);
    expect(conversationsCsv(rows, organizationNames)).toContain('org_2,Acme,support');
  });
});

describe('reading', () => {
  it('takes what a row says, and nothing for zero that is not known', () => {
    const { rows, unattributed } = factsOf(conversationPage());
    expect(unattributed).toBe('12.5');
    expect(rows.map(({ credits }) => credits)).toEqual(ROWS.map(({ credits }) => credits));
    expect(rows[2]).toMatchObject({ title: undefined, messageCount: undefined });
    expect(rows[1]?.requiredRoles.map(({ role }) => role)).toEqual(['Owner', 'Contributor']);
  });

  it('is empty only when nothing was used at all', () => {
    expect(readPage(emptyPage()).status).toBe('empty');
    expect(readPage(conversationPage({ data: [] })).status).toBe('ready');
  });

  it('refuses what is no page, and a page with a row that is none', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const lies: unknown[] = [
      undefined,
      null,
      7,
      'rows',
      [],
      {},
      { data: {} },
      { data: [null] },
      { data: [{ ...ROWS[0], credits: 5 }] },
      { data: [...ROWS, { ...ROWS[0], conversationId: '' }] },
      revoked.proxy,
    ];
    for (const lie of lies) expect(readPage(lie)).toEqual({ status: 'error', facts: undefined });
  });

  it('locks what does not say that it is open', () => {
    const row = { ...conversation(), detailAccess: 'yes' };
    expect(factsOf({ data: [row] }).rows[0]?.detailAccess).toBe(false);
  });

  it('has a next page only with a cursor for it', () => {
    expect(factsOf(conversationPage({ hasMore: true, nextCursor: 'n' })).nextCursor).toBe('n');
    expect(factsOf(conversationPage({ hasMore: false, nextCursor: 'n' })).nextCursor).toBe(undefined);
  });
});

describe('order', () => {
  it('is exact where no float is', () => {
    const credits = ['999999999999.000001', '999999999999.000002', '-1', '0.5'];
    const { rows } = factsOf({
      data: credits.map((amount, index) => conversation({ credits: amount, conversationId: `c${index}` })),
    });
    expect(inOrder(rows, '-credits').map((row) => row.credits)).toEqual([
      '999999999999.000002',
      '999999999999.000001',
      '0.5',
      '-1',
    ]);
  });

  it('puts the latest first, and what is not known last', () => {
    const { rows } = factsOf({
      data: [
        conversation({ conversationId: 'unknown', lastActivityAt: 'once' }),
        conversation({ conversationId: 'early', lastActivityAt: '2026-01-01T00:00:00Z' }),
        conversation({ conversationId: 'late' }),
      ],
    });
    expect(inOrder(rows, '-lastActivityAt').map((row) => row.conversationId)).toEqual([
      'late',
      'early',
      'unknown',
    ]);
  });
});

describe('words', () => {
  it('name what has no name, mark what is deleted, and never write zero for what is not', () => {
    const { rows, unattributed } = labelsOf(conversationPage());
    expect(rows[2]).toMatchObject({
      title: 'Untitled conversation',
      id: '01JD3K-7F',
      messages: undefined,
      credits: '0.000001',
    });
    expect(rows[3]).toMatchObject({ agent: 'Sales agent (deleted)', credits: '1,204.5' });
    expect(rows[3]?.messages).toEqual({ count: '112', text: '112 messages' });
    expect(unattributed).toMatchObject({ credits: '12.5', exact: '12.5' });
  });

  it('say in the zone of the answer when it was, with the year where it is another', () => {
    const texts = labelsOf(conversationPage()).rows.map((row) => row.lastActivity?.text.replace(/\s/g, ' '));
    expect(texts[0]).toBe('Nov 22, 2:05 PM');
    expect(texts[4]).toBe('Dec 30, 2025, 5:00 PM');
  });

  it('say what locked details ask for', () => {
    expect(labelsOf({ data: [LOCKED] }).rows[0]?.locked).toBe('Details require Owner or Contributor');
    const { detailRequires: _, ...silent } = LOCKED;
    expect(labelsOf({ data: [silent] }).rows[0]?.locked).toBe('Details are locked');
  });

  it('name the organization only where there are several', () => {
    const scope = {
      included: [
        { id: 'org_1', name: 'Acme' },
        { id: 'org_2', name: 'Globex' },
      ],
      includedCount: 2,
      excluded: [],
    };
    expect(labelsOf(conversationPage({ scope })).rows[0]?.organization).toBe('Acme');
    expect(labelsOf(conversationPage()).rows[0]?.organization).toBe(undefined);
  });

  it('line up, as long as their decimals are few', () => {
    const creditsOf = (...amounts: string[]) => {
      const data = amounts.map((credits, index) => conversation({ credits, conversationId: `c${index}` }));
      const { rows, unattributed } = labelsOf(conversationPage({ data, unattributed: '7' }));
      return [...rows, unattributed].map((label) => label?.credits);
    };
    expect(creditsOf('4.301', '2.82', '-1204.5')).toEqual(['4.301', '2.820', '-1,204.500', '7.000']);
    expect(creditsOf('0.000001', '2.82')).toEqual(['0.000001', '2.82', '7']);
  });

  it('name the period with the zone once, by its days as other elements do, else by its hours', () => {
    expect(labelsOf(conversationPage()).period.replace(/\s/g, ' ')).toBe(
      'Oct 24 – Nov 22, 2026 (Asia/Jakarta)',
    );
    const hours = { period: '24h', timezone: 'Asia/Jakarta', sort: '-credits', limit: 10 } as const;
    const day = { from: '2026-11-21T10:00:00Z', to: '2026-11-22T10:00:00Z' };
    expect(labelsOf(conversationPage({ query: hours, range: day })).period.replace(/\s/g, ' ')).toBe(
      'Last 24 hours, Nov 21 – 22, 2026 (Asia/Jakarta)',
    );
    const range = { from: '2026-11-02T17:00:00Z', to: '2026-11-03T17:00:00Z' };
    const query = { ...range, timezone: 'Asia/Jakarta', sort: '-credits' as const, limit: 10 };
    expect(labelsOf(conversationPage({ range, query })).period).toBe('Nov 3, 2026 (Asia/Jakarta)');
    expect(labelsOf({ data: [] }).period).toBe('Times in Asia/Jakarta');
  });

  it('name a picked range with the last day included', () => {
    expect(rangeText({ from: '2026-11-03', to: '2026-11-04' }, 'UTC', words)).toBe('Nov 3, 2026');
    expect(rangeText({ from: '2026-11-04', to: '2026-11-03' }, 'UTC', words)).toBe(undefined);
    expect(rangeText({}, 'UTC', words)).toBe(undefined);
    const hour = { from: '2026-11-03T05:00:00Z', to: '2026-11-03T06:00:00Z' };
    expect(rangeText(hour, 'UTC', words)?.replace(/\s/g, ' ')).toBe('Nov 3, 2026, 5:00 – 6:00 AM');
  });

  it('say once what has come', () => {
    const page = { count: 10, hasMore: true, order: '-credits', at: 0, range: undefined } as const;
    expect(pageAnnouncement({ ...page, range: 'Nov 24, 2026' }, words)).toBe(
      'Nov 24, 2026: first 10 conversations, most credits first',
    );
    expect(pageAnnouncement({ ...page, at: 1 }, words)).toBe('Page 2, 10 conversations, most credits first');
    expect(pageAnnouncement({ ...page, count: 1, hasMore: false, order: '-lastActivityAt' }, words)).toBe(
      '1 conversation, latest first',
    );
    expect(pageAnnouncement({ ...page, count: 0, hasMore: false }, words)).toBe(
      'No conversations in this period.',
    );
  });
});

describe('CSV', () => {
  it('has the columns of the API, with the organization’s name and guarded texts', () => {
    const { rows, organizationNames } = factsOf(
      conversationPage({ data: [conversation({ title: '=1+1', credits: '-3.5', messageCount: null })] }),
    );
    expect(conversationsCsv(rows, organizationNames)).toBe(
      'organizationId,organizationName,agentId,agentName,agentState,conversationId,title,credits,messageCount,startedAt,lastActivityAt\r\n' +
        "org_1,Acme,support,Support bot,active,c_1,'=1+1,-3.5,,2026-11-20T01:00:00Z,2026-11-22T07:05:00Z\r\n",
    );
  });
});
