import type { UsageReport } from '@credit-usage/sdk';
import { usageColumns, usageRows } from '@credit-usage/sdk/export';
import { writeCsv } from '@credit-usage/sdk/node';

/** Writes a row for each bucket and category, and says so. The file's sum is the report's total, to the last decimal. */
export async function writeUsageCsv(report: UsageReport, file: string): Promise<string> {
  const { rowCount, total } = await writeCsv(usageRows(report), file, { columns: usageColumns });
  if (total !== report.total) throw new Error(`${file} adds up to ${total}, the report to ${report.total}.`);
  return `${file}: ${rowCount} rows, ${total} credits.`;
}
