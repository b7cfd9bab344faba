import type { CreditUsageChartElement } from '@credit-usage/elements';
import type { UsageReport } from '@credit-usage/sdk';
import '@credit-usage/elements/credit-usage-chart/define';

/** Draws the chart into a place. */
export function mount(root: HTMLElement, report: UsageReport): CreditUsageChartElement {
  const chart = document.createElement('credit-usage-chart');
  chart.data = report;
  root.append(chart);
  return chart;
}

/** Draws newer data. */
export function update(chart: CreditUsageChartElement, report: UsageReport): void {
  chart.data = report;
}
