import type {
  CreditBucketSelectDetail,
  CreditUsageChartElement,
  RecentConversationsElement,
} from '@credit-usage/elements';

/** From "how much" to "which conversation": the picked bar narrows the list to its hours, the most expensive conversation first. */
export function narrowToSelectedBar(
  chart: CreditUsageChartElement,
  conversations: RecentConversationsElement,
): void {
  chart.addEventListener('credit-bucket-select', (event) => {
    const { bucket } = (event as CustomEvent<CreditBucketSelectDetail>).detail;
    conversations.from = bucket?.start;
    conversations.to = bucket?.end;
    conversations.sort = bucket ? '-credits' : undefined;
  });
  // Cleared in the list, it is cleared in the chart.
  conversations.addEventListener('credit-filter-change', () => {
    chart.selectedBucket = undefined;
    conversations.sort = undefined;
  });
}
