import * as z from 'zod/mini';
import { count, creditsOut, id, instantOut } from '../primitives.js';

export const roleScope = z.looseObject({
  type: z.string(),
  id,
  organizationId: z.exactOptional(z.string()),
  name: z.string(),
});

export const scopedRole = z.looseObject({ role: z.string(), scope: roleScope });

export const timeRange = z.looseObject({ from: instantOut, to: instantOut });

export const includedOrganization = z.looseObject({ id, name: z.string() });

export const excludedOrganization = z.looseObject({
  id,
  name: z.string(),
  code: z.string(),
  requiredRoles: z.array(scopedRole),
});

export const reportScope = z.looseObject({
  included: z.array(includedOrganization),
  includedCount: count,
  excluded: z.array(excludedOrganization),
});

export const categoryTotal = z.looseObject({ id: z.string(), label: z.string(), total: creditsOut });

/** What every echoed query has. */
export const echoedFilter = {
  period: z.exactOptional(z.string()),
  from: z.exactOptional(z.string()),
  to: z.exactOptional(z.string()),
  timezone: z.string(),
  organizationId: z.exactOptional(z.string()),
  agentId: z.exactOptional(z.string()),
  category: z.exactOptional(z.array(z.string())),
};
