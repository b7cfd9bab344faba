import type { ViewerGrants } from '@credit-usage/sdk/contract';

/** A viewer of a hundred organizations is not written out. */
const MAX_GRANTS = 3;

/** Who a viewer is: a refusal can only be understood with the roles. */
export function grantsInWords({
  organizations,
  agents,
}: Pick<ViewerGrants, 'organizations' | 'agents'>): string {
  const all = [
    ...organizations.map(({ id, roles }) => `${roles.join(' and ')} in ${id}`),
    ...agents.map(({ organizationId, id, roles }) => `${roles.join(' and ')} on ${id} of ${organizationId}`),
  ];
  if (!all.length) return 'as a viewer without any role';
  const rest = all.length - MAX_GRANTS;
  return `as ${all.slice(0, MAX_GRANTS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
