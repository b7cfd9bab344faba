import type { CategoryList, UsageReport } from '@credit-usage/sdk';
import type { CreditSource, CreditSourcePageOptions } from '../src/data/credit-source.js';
import { usageReport } from './report.js';

/** A call of a fake source, which the test answers when it wants. */
export interface FakeCall {
  readonly query: unknown;
  readonly cursor: string | undefined;
  readonly signal: AbortSignal;
  answer(value?: unknown): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** A source that answers when the test tells it to, and remembers its calls. */
export interface FakeSource extends CreditSource {
  readonly calls: FakeCall[];
  /** The last call. */
  readonly last: FakeCall;
}

/** Waits until all pending promises have settled. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Makes one; `answers` answers every usage call at once. */
export function fakeSource(answers?: () => UsageReport | Promise<UsageReport>): FakeSource {
  const calls: FakeCall[] = [];
  const call = <Answer>(query: unknown, { signal, cursor }: CreditSourcePageOptions): Promise<Answer> =>
    new Promise((resolve, reject) => {
      calls.push({
        query,
        cursor,
        signal,
        answer: (value = usageReport()) => {
          resolve(value as Answer);
          return settle();
        },
        fail: (error) => {
          reject(error);
          return settle();
        },
      });
    });
  return {
    calls,
    get last() {
      const last = calls.at(-1);
      if (!last) throw new Error('The source was not asked');
      return last;
    },
    async usage(query, options) {
      const answer = call<UsageReport>(query, options);
      return answers ? answers() : answer;
    },
    conversations: call,
    credits: call,
  };
}

/** The categories of the report, in another order than their rank. */
export const CATEGORIES: CategoryList = {
  data: ['Adjustment', 'LLM', 'SpeechToText', 'WebSearch'].map((id) => ({ id, label: id })),
};

/** The fields that elements read of the SDK's error for a missing Billing role. */
export const REFUSAL = {
  kind: 'missing_role',
  code: 'role_required',
  isRetryable: false,
  requestId: 'req_403',
  message: 'The token eyJhbGciOiJIUzI1NiJ9.e30.x may not',
  requiredRoles: [{ role: 'Billing', scope: { type: 'organization', id: 'org_1', name: 'Acme' } }],
};

/** The same for a server error. */
export const FAILURE = {
  kind: 'server',
  code: 'unavailable',
  isRetryable: true,
  requestId: 'req_503',
  message: '<b>stack trace</b>',
};
