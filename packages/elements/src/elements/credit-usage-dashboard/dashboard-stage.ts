import type { CreditStatus } from '../../util/status.js';

/** What the whole dashboard shows: its pieces, or one sentence in place of them. */
export type DashboardStage = 'pieces' | 'empty' | 'refused' | 'error';

/** What shows when the figures have a status. While a newer answer is on its way, and when it did not come, things stay as they are. */
export function stageOf(figures: CreditStatus, before: DashboardStage): DashboardStage {
  if (figures === 'empty' || figures === 'refused' || figures === 'error') return figures;
  return figures === 'refreshing' || figures === 'stale' ? before : 'pieces';
}

/** Whether a status comes with rows to look at. */
const HAS_ROWS: ReadonlySet<CreditStatus> = new Set(['ready', 'refreshing', 'stale']);

/** Whether the conversations are shown: who may not see the figures, or cannot have them now, may still have those. */
export function showsConversations(stage: DashboardStage, conversations: CreditStatus): boolean {
  return stage === 'pieces' || (stage !== 'empty' && HAS_ROWS.has(conversations));
}
