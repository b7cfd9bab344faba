import { invalidOption } from '../errors/config-error.js';
import type { UsageReport } from '../model/usage-report.js';

/** Refuses anything but a report, such as a promise of one. The error names the function that needs it. */
export function assertReport(needing: string, report: UsageReport): void {
  const { series, buckets, categories }: Partial<UsageReport> = Object(report);
  if (![series, buckets, categories].every(Array.isArray)) {
    throw invalidOption(`${needing} needs a report: pass the result of await client.usage.get(…)`);
  }
}
