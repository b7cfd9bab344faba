import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyReport, usageReport } from '../../../test/report.js';
import { readPie } from './credit-category-pie.model.js';

describe('readPie', () => {
  it('takes the total and every category as the report has them', () => {
    const { status, facts } = readPie(usageReport());
    expect(status).toBe('ready');
    expect(facts?.total).toBe('1234.5');
    expect(facts?.categories.at(-1)).toEqual({ id: 'Adjustment', label: 'Adjustment', total: '-2.5' });
    expect(facts?.period.timezone).toBe('Asia/Jakarta');
  });

  it('is empty only where there is neither usage nor a refund', () => {
    expect(readPie(emptyReport()).status).toBe('empty');
    const cancelled = [
      { id: 'A', label: 'A', total: '1' },
      { id: 'B', label: 'B', total: '-1' },
    ];
    expect(readPie(usageReport({ total: '0', categories: cancelled })).status).toBe('ready');
    expect(
      readPie(usageReport({ total: '0', categories: [{ id: 'A', label: 'A', total: '0' }] })).status,
    ).toBe('empty');
  });

  it('keeps a category without an amount, as not known, and drops what has no name', () => {
    const categories = [{ id: 'A', total: 'lots' }, { label: 'B', total: '1.50' }, { total: '3' }, null, 7];
    expect(readPie({ total: '4', categories }).facts?.categories).toEqual([
      { id: 'A', label: 'A', total: undefined },
      { id: 'B', label: 'B', total: '1.5' },
    ]);
  });

  it('is an error for what is no report', () => {
    const throwing = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    for (const lie of [
      undefined,
      null,
      1,
      'x',
      [],
      {},
      { total: '1' },
      { total: 1, categories: [] },
      throwing,
    ])
      expect(readPie(lie)).toEqual({ status: 'error', facts: undefined });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.record({ total: fc.anything(), categories: fc.anything(), query: fc.anything() }),
        (lie) => {
          expect(['ready', 'empty', 'error']).toContain(readPie(lie).status);
        },
      ),
    );
  });
});
