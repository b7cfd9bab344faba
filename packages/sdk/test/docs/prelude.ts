/** Packages of users that are not installed here. The types of undici are, under another name: those of Node stand on them. */
export const OTHERS = `declare module 'undici' { export * from 'undici-types'; }`;

/**
 * What examples take for granted: a client, some ids, and what the page around them has. A text, and no module of the tests': in
 * those, none of these names may exist.
 */
export const PRELUDE = `
import type {
  CreditUsageClient,
  ProvidedToken,
  ScopedRole,
  UsageBucket,
  UsageQuery,
  UsageReport,
} from '@credit-usage/sdk';
import type { TimeRange } from '@credit-usage/sdk/time';
import type { SetupServer } from 'msw/node';

declare global {
  const client: CreditUsageClient;
  const report: UsageReport;
  const server: SetupServer;
  const query: UsageQuery;
  const token: string;
  const viewerId: string;
  const expiresAt: string;
  const organizationId: string;
  const agentId: string;
  const conversationId: string;
  const zone: string;
  const now: number;
  const from: number;
  const to: number;
  const asOf: number;
  const range: TimeRange;
  const total: string;
  const scale: number;
  const bucket: UsageBucket;
  const billing: ScopedRole;
  const queryKey: readonly unknown[];
  const queryFn: () => unknown;
  function show(text: string): void;
  function fetchViewerToken(context: { forceRefresh: boolean; signal: AbortSignal }): Promise<ProvidedToken>;
  function useQuery(options: {
    queryKey: readonly unknown[];
    queryFn: () => unknown;
    retry?: (count: number, error: unknown) => boolean;
  }): void;
}
`;
