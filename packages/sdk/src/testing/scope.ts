import type { ReportScope } from '../model/scope.js';

/** One organization, nothing left out. */
export const acme: ReportScope = {
  included: [{ id: 'org_acme', name: 'Acme' }],
  includedCount: 1,
  excluded: [],
};
