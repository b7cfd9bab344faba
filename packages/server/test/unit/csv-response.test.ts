import { describe, expect, it } from 'vitest';
import { csvResponse } from '../../src/csv/csv-response.js';

const request = new Request('http://localhost/v1/usage');

/** Rows that say whether they were begun, and whether they were ended. */
function watched() {
  const seen = { begun: false, ended: false };
  async function* rows(): AsyncGenerator<{ id: string }, void> {
    seen.begun = true;
    try {
      for (;;) yield { id: 'a' };
    } finally {
      seen.ended = true;
    }
  }
  return { seen, rows: rows() };
}

const answerWith = (rows: AsyncIterable<{ id: string }>, excluded: string) => ({
  columns: [{ name: 'id', kind: 'text' as const, value: (row: { id: string }) => row.id }],
  rows,
  asOf: '2026-11-22T09:14:03Z',
  excluded: [{ id: excluded, name: excluded, code: 'role_required', requiredRoles: [] }],
  onError: () => undefined,
});

describe('a CSV answer', () => {
  it('whose headers cannot be made has begun nothing: a statement that nobody ends would keep the store open', async () => {
    const { seen, rows } = watched();
    // Half of a surrogate pair has no UTF-8, and therefore no percent-encoding.
    await expect(csvResponse(request, answerWith(rows, '\ud800'))).rejects.toThrow(URIError);
    expect(seen.begun).toBe(seen.ended);
  });

  it('ends its rows when nobody wants them any more', async () => {
    const { seen, rows } = watched();
    const response = await csvResponse(request, answerWith(rows, 'org é,2'));
    expect(response.headers.get('usage-scope-excluded')).toBe('org%20%C3%A9%2C2');
    await response.body?.cancel();
    expect(seen).toEqual({ begun: true, ended: true });
  });
});
