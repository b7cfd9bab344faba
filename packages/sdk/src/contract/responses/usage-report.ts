import * as z from 'zod/mini';
import type { UsageReport } from '../../model/usage-report.js';
import { defineSchema } from '../define-schema.js';
import { count, creditsOut, id, instantOut, localDate, localTime, ratio } from '../primitives.js';
import { categoryTotal, echoedFilter, reportScope, timeRange } from './shared.js';

export const memberSeries = z.looseObject({
  kind: z.literal('member'),
  id: z.string(),
  organizationId: z.exactOptional(id),
  label: z.string(),
  state: z.string(),
  total: creditsOut,
});

export const otherSeries = z.looseObject({
  kind: z.literal('other'),
  id: z.null(),
  members: count,
  total: creditsOut,
});

export const usageSeries = z.discriminatedUnion('kind', [memberSeries, otherSeries]);

export const usageBucket = z.looseObject({
  start: instantOut,
  end: instantOut,
  local: localTime,
  date: localDate,
  partial: z.boolean(),
  total: creditsOut,
  values: z.array(creditsOut),
});

export const peakDay = z.looseObject({
  date: localDate,
  start: instantOut,
  end: instantOut,
  partial: z.boolean(),
  total: creditsOut,
});

export const usageSummary = z.looseObject({
  averageDaily: z.nullable(creditsOut),
  days: count,
  peakDay: z.nullable(peakDay),
  activeCategories: count,
});

export const previousUsage = z.looseObject({
  from: instantOut,
  to: instantOut,
  cutAt: instantOut,
  total: creditsOut,
  changeRatio: z.nullable(ratio),
  buckets: z.nullable(z.array(creditsOut)),
});

export const echoedUsageQuery = z.looseObject({
  ...echoedFilter,
  bucket: z.string(),
  groupBy: z.string(),
  top: z.union([z.int().check(z.minimum(1)), z.literal('all')], 'Expected a whole number above 0, or all'),
  compare: z.exactOptional(z.string()),
});

export const usageReport = z.looseObject({
  object: z.literal('usage_report'),
  query: echoedUsageQuery,
  range: timeRange,
  unit: z.string(),
  asOf: instantOut,
  latestUsageAt: z.nullable(instantOut),
  total: creditsOut,
  series: z.array(usageSeries),
  buckets: z.array(usageBucket),
  categories: z.array(categoryTotal),
  summary: usageSummary,
  previous: z.exactOptional(previousUsage),
  scope: reportScope,
});

/**
 * The answer of `GET /v1/usage`.
 *
 * @public
 */
export const UsageReportSchema = defineSchema<UsageReport>('UsageReport', usageReport);
