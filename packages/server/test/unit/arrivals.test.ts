import { describe, expect, it } from 'vitest';
import { Arrivals } from '../../src/store/arrivals.js';
import { type Batch, emptyBatch, type UsageRow } from '../../src/store/batch.js';

const OPENED = { stamp: 100, latest: 50 };

const usageOf = (organization: string, time: number): Batch => ({
  ...emptyBatch(),
  usage: [{ organization_id: organization, time } as UsageRow],
});

const named = (organization: string): Batch => ({
  ...emptyBatch(),
  organizations: [
    { organization_id: organization, record: { updated_at: 999, name: 'Acme', state: 'active' } },
  ],
});

describe('what has arrived of an organization', () => {
  it('goes by what the store held when it was opened, until something comes', () => {
    const arrivals = new Arrivals(OPENED);
    expect(arrivals.stampOf(['acme'])).toBe(100);
    arrivals.note(101, [usageOf('acme', 60)]);
    expect([arrivals.stampOf(['acme']), arrivals.stampOf(['other'])]).toEqual([101, 100]);
    expect(arrivals.stampOf(['other', 'acme'])).toBe(101);
  });

  it('counts records of every kind', () => {
    const record = { updated_at: 1, name: '', state: 'active' };
    const kinds: Batch[] = [
      usageOf('acme', 1),
      named('acme'),
      { ...emptyBatch(), agents: [{ organization_id: 'acme', agent_id: 'a', record }] },
      {
        ...emptyBatch(),
        conversations: [
          {
            organization_id: 'acme',
            agent_id: 'a',
            conversation_id: 'c',
            record: {
              updated_at: 1,
              last_activity_at: 1,
              message_count: 1,
              started_at: 1,
              has_title: 0,
              title: '',
            },
          },
        ],
      },
    ];
    for (const batch of kinds) {
      const arrivals = new Arrivals(OPENED);
      arrivals.note(101, [batch]);
      expect([arrivals.stampOf(['acme']), arrivals.stampOf(['other'])]).toEqual([101, 100]);
    }
  });

  it('all moments after the last usage count as the same moment', () => {
    const arrivals = new Arrivals(OPENED);
    arrivals.note(101, [usageOf('acme', 60), usageOf('acme', 55)]);
    const settled = [
      arrivals.settle(['acme'], { asOf: 60, mark: 101 }),
      arrivals.settle(['acme'], { asOf: 70, mark: 101 }),
      arrivals.settle(['acme'], { asOf: 9_999, mark: 8_888 }),
    ];
    expect(settled).toEqual(settled.map(() => ({ asOf: 60, mark: 101 })));
    expect(arrivals.settle(['other'], { asOf: 9_999, mark: 8_888 })).toEqual({ asOf: 50, mark: 100 });
  });

  it('a moment before usage in the future is not changed', () => {
    const arrivals = new Arrivals(OPENED);
    arrivals.note(101, [usageOf('acme', 60)]);
    expect(arrivals.settle(['acme'], { asOf: 59, mark: 200 })).toEqual({ asOf: 59, mark: 101 });
  });

  it('a moment before the last group is not changed, since more has come since', () => {
    const arrivals = new Arrivals(OPENED);
    arrivals.note(101, [usageOf('acme', 60)]);
    arrivals.note(105, [usageOf('acme', 40)]);
    expect(arrivals.settle(['acme'], { asOf: 70, mark: 103 })).toEqual({ asOf: 70, mark: 103 });
  });

  it('usage that comes late does not move the latest time back, and names do not move it at all', () => {
    const arrivals = new Arrivals(OPENED);
    arrivals.note(101, [usageOf('acme', 60)]);
    arrivals.note(102, [usageOf('acme', 10)]);
    arrivals.note(103, [named('acme')]);
    expect(arrivals.settle(['acme'], { asOf: 70, mark: 200 })).toEqual({ asOf: 60, mark: 103 });
  });

  it('of several organizations the latest of any counts, whichever is named first', () => {
    const arrivals = new Arrivals(OPENED);
    arrivals.note(101, [usageOf('acme', 60)]);
    arrivals.note(102, [usageOf('zeta', 55)]);
    for (const both of [
      ['acme', 'zeta'],
      ['zeta', 'acme'],
    ])
      expect(arrivals.settle(both, { asOf: 70, mark: 200 })).toEqual({ asOf: 60, mark: 102 });
  });
});
