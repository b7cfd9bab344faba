import type { CreditStatus } from '../../util/status.js';

/** What the whole dashboard shows: its pieces, or in their place one message, or what the page shows while there are no figures yet. */
export type DashboardStage = 'pieces' | 'idle' | 'loading' | 'empty' | 'refused' | 'error';

/** The stage for a status of the figures. While a newer answer is loading, and when it fails, the stage stays. */
export function stageOf(figures: CreditStatus, before: DashboardStage): DashboardStage {
  if (figures === 'empty' || figures === 'refused' || figures === 'error') return figures;
  return figures === 'refreshing' || figures === 'stale' ? before : 'pieces';
}

/** The stage before there are figures: that of the page's own slot, if it has filled it. */
export function waitingStage(
  figures: CreditStatus,
  stage: DashboardStage,
  has: (slot: string) => boolean,
): DashboardStage {
  return (figures === 'idle' && has('')) || (figures === 'loading' && has('loading')) ? figures : stage;
}

/** The statuses with rows to show. */
const HAS_ROWS: ReadonlySet<CreditStatus> = new Set(['ready', 'refreshing', 'stale']);

/** Whether the conversations are shown: a viewer may see them even if the figures are refused or fail. */
export function showsConversations(stage: DashboardStage, conversations: CreditStatus): boolean {
  return stage === 'pieces' || (stage !== 'empty' && HAS_ROWS.has(conversations));
}
