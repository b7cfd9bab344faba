import type { CategoryList } from '@credit-usage/sdk/contract';
import { maySeeUsage, memberships } from '../auth/roles.js';
import type { Viewer } from '../auth/viewer.js';
import type { Source } from '../names/source.js';
import type { Sight } from '../store/selection.js';

/** The categories used where the viewer may see usage, and no others: a category's name may be confidential. */
export async function readCategories({ database }: Source, viewer: Viewer, at: Sight): Promise<CategoryList> {
  const organizations = memberships(viewer).filter((id) => maySeeUsage(viewer, id));
  if (!organizations.length) return { data: [] };
  const rows = await database.read<{ category: string }>(
    organizations,
    `SELECT DISTINCT category FROM categories
     WHERE organization_id IN {organizations:Array(String)} AND first_usage <= fromUnixTimestamp64Micro({as_of:Int64})
     ORDER BY category`,
    { organizations, as_of: database.settle(organizations, at).asOf },
  );
  return { data: rows.map(({ category }) => ({ id: category, label: category })) };
}
