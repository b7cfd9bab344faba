import type { GroupBy } from '@credit-usage/sdk/contract';
import { loadNames, type Named } from '../names/names.js';
import type { Source } from '../names/source.js';
import type { SeriesKey } from './totals.js';

/** What series are called. A category is called by its id. */
export async function namesFor(
  source: Source,
  groupBy: GroupBy,
  keys: readonly SeriesKey[],
): Promise<(key: SeriesKey) => Named> {
  switch (groupBy) {
    case 'category':
      return ({ id }) => ({ name: id, state: 'active' });
    case 'organization': {
      const names = await loadNames(source, { organizations: keys.map(({ id }) => id) });
      return ({ id }) => names.organization(id);
    }
    case 'agent': {
      const names = await loadNames(source, {
        agents: keys.map(({ organizationId, id }) => [organizationId, id]),
      });
      return ({ organizationId, id }) => names.agent(organizationId, id);
    }
  }
}
