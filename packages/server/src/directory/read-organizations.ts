import type { OrganizationList } from '@credit-usage/sdk/contract';
import { capabilities, memberships } from '../auth/roles.js';
import type { Viewer } from '../auth/viewer.js';
import { loadNames } from '../names/names.js';
import type { Source } from '../names/source.js';

/** The viewer's organizations, with what the viewer may see in each. */
export async function readOrganizations(source: Source, viewer: Viewer): Promise<OrganizationList> {
  const ids = memberships(viewer);
  const names = await loadNames(source, { organizations: ids });
  return {
    object: 'list',
    viewer: { id: viewer.sub },
    data: ids.map((id) => ({
      id,
      name: names.organization(id).name,
      roles: viewer.organizations.get(id) ?? [],
      capabilities: capabilities(viewer, id),
    })),
  };
}
