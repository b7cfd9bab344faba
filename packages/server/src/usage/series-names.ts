import { loadNames, type Named } from '../directory/names.js';
import type { Database } from '../store/database.js';
import type { UsageQuery } from './query.js';
import type { SeriesKey } from './totals.js';

/** What series are called. A category is called by its id. */
export async function namesFor(
  database: Database,
  groupBy: UsageQuery['groupBy'],
  keys: readonly SeriesKey[],
): Promise<(key: SeriesKey) => Named> {
  switch (groupBy) {
    case 'category':
      return ({ id }) => ({ name: id, state: 'active' });
    case 'organization': {
      const names = await loadNames(database, { organizations: keys.map(({ id }) => id) });
      return ({ id }) => names.organization(id);
    }
    case 'agent': {
      const names = await loadNames(database, {
        agents: keys.map(({ organizationId, id }) => [organizationId, id]),
      });
      return ({ organizationId, id }) => names.agent(organizationId, id);
    }
  }
}
