import type { ReportScope } from '../../../model/scope.js';
import type { UsageReport } from '../../../model/usage-report.js';

/** Four days split by category, the smaller ones folded, with the four days before. The last day is not over. */
export const usageByCategory: UsageReport = {
  object: 'usage_report',
  query: {
    from: '2026-11-01',
    to: '2026-11-05',
    timezone: 'Asia/Jakarta',
    bucket: 'day',
    groupBy: 'category',
    top: 2,
    compare: 'previous',
  },
  range: { from: '2026-10-31T17:00:00Z', to: '2026-11-04T17:00:00Z' },
  unit: 'credit',
  asOf: '2026-11-04T09:14:03Z',
  latestUsageAt: '2026-11-04T09:13:58.25Z',
  total: '519.129',
  series: [
    { kind: 'member', id: 'LLM', label: 'LLM', state: 'active', total: '468.875' },
    { kind: 'member', id: 'WebSearch', label: 'WebSearch', state: 'active', total: '40' },
    { kind: 'other', id: null, members: 2, total: '10.254' },
  ],
  buckets: [
    {
      start: '2026-10-31T17:00:00Z',
      end: '2026-11-01T17:00:00Z',
      local: '2026-11-01T00:00:00+07:00',
      date: '2026-11-01',
      partial: false,
      total: '136.75',
      values: ['120.5', '12', '4.25'],
    },
    {
      start: '2026-11-01T17:00:00Z',
      end: '2026-11-02T17:00:00Z',
      local: '2026-11-02T00:00:00+07:00',
      date: '2026-11-02',
      partial: false,
      total: '98.25',
      values: ['98.25', '0', '0'],
    },
    {
      start: '2026-11-02T17:00:00Z',
      end: '2026-11-03T17:00:00Z',
      local: '2026-11-03T00:00:00+07:00',
      date: '2026-11-03',
      partial: false,
      total: '236.504',
      values: ['210', '20.5', '6.004'],
    },
    {
      start: '2026-11-03T17:00:00Z',
      end: '2026-11-04T17:00:00Z',
      local: '2026-11-04T00:00:00+07:00',
      date: '2026-11-04',
      partial: true,
      total: '47.625',
      values: ['40.125', '7.5', '0'],
    },
  ],
  categories: [
    { id: 'LLM', label: 'LLM', total: '468.875' },
    { id: 'WebSearch', label: 'WebSearch', total: '40' },
    { id: 'SpeechToText', label: 'SpeechToText', total: '9.25' },
    { id: 'OCR', label: 'OCR', total: '1.004' },
  ],
  summary: {
    averageDaily: '129.78225',
    days: 4,
    peakDay: {
      date: '2026-11-03',
      start: '2026-11-02T17:00:00Z',
      end: '2026-11-03T17:00:00Z',
      partial: false,
      total: '236.504',
    },
    activeCategories: 4,
  },
  previous: {
    from: '2026-10-27T17:00:00Z',
    to: '2026-10-31T17:00:00Z',
    cutAt: '2026-10-31T09:14:03Z',
    total: '500',
    changeRatio: '0.038258',
    buckets: ['130', '110', '140', '120'],
  },
  scope: {
    included: [{ id: 'org_acme', name: 'Acme' }],
    includedCount: 1,
    excluded: [
      {
        id: 'org_globex',
        name: 'Globex',
        code: 'role_required',
        requiredRoles: [
          { role: 'Billing', scope: { type: 'organization', id: 'org_globex', name: 'Globex' } },
        ],
      },
    ],
  },
};

/** An answer about one organization, with nothing left out. */
export const acmeOnly: ReportScope = {
  included: [{ id: 'org_acme', name: 'Acme' }],
  includedCount: 1,
  excluded: [],
};

/** Two days of one organization, split by agent. */
export const usageByAgent: UsageReport = {
  object: 'usage_report',
  query: {
    from: '2026-11-01',
    to: '2026-11-03',
    timezone: 'Asia/Jakarta',
    organizationId: 'org_acme',
    bucket: 'day',
    groupBy: 'agent',
    top: 6,
  },
  range: { from: '2026-10-31T17:00:00Z', to: '2026-11-02T17:00:00Z' },
  unit: 'credit',
  asOf: '2026-11-04T09:14:03Z',
  latestUsageAt: '2026-11-04T09:13:58.25Z',
  total: '235',
  series: [
    {
      kind: 'member',
      id: 'agent_support',
      organizationId: 'org_acme',
      label: 'Support',
      state: 'active',
      total: '200',
    },
    {
      kind: 'member',
      id: 'agent_intake',
      organizationId: 'org_acme',
      label: 'Intake',
      state: 'deleted',
      total: '35',
    },
  ],
  buckets: [
    {
      start: '2026-10-31T17:00:00Z',
      end: '2026-11-01T17:00:00Z',
      local: '2026-11-01T00:00:00+07:00',
      date: '2026-11-01',
      partial: false,
      total: '136.75',
      values: ['110', '26.75'],
    },
    {
      start: '2026-11-01T17:00:00Z',
      end: '2026-11-02T17:00:00Z',
      local: '2026-11-02T00:00:00+07:00',
      date: '2026-11-02',
      partial: false,
      total: '98.25',
      values: ['90', '8.25'],
    },
  ],
  categories: [
    { id: 'LLM', label: 'LLM', total: '218.75' },
    { id: 'WebSearch', label: 'WebSearch', total: '12' },
    { id: 'SpeechToText', label: 'SpeechToText', total: '3.25' },
    { id: 'OCR', label: 'OCR', total: '1' },
  ],
  summary: {
    averageDaily: '117.5',
    days: 2,
    peakDay: {
      date: '2026-11-01',
      start: '2026-10-31T17:00:00Z',
      end: '2026-11-01T17:00:00Z',
      partial: false,
      total: '136.75',
    },
    activeCategories: 4,
  },
  scope: acmeOnly,
};
