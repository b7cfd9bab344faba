import { organizationListAnswer } from '../contract/answers/answers.js';
import type { ApiPromise } from '../core/api-promise.js';
import type { Execute } from '../core/call.js';
import type { RequestOptions } from '../core/options.js';
import type { OrganizationList } from '../model/directory.js';
import { readOne } from './read.js';

/**
 * Organizations: where the viewer is a member, and what the viewer may see there.
 *
 * @public
 */
export interface OrganizationsResource {
  /**
   * Lists the viewer's organizations, with the viewer's roles in each and what these roles allow. Needs no role.
   *
   * @throws AuthenticationError, RateLimitError, ServerError, ConnectionError, TimeoutError, AbortedError, and the
   * response errors.
   *
   * @example
   * ```ts
   * const { data } = await client.organizations.list();
   * data.filter(({ capabilities }) => capabilities.usage);
   * ```
   */
  list(options?: RequestOptions): ApiPromise<OrganizationList>;
}

/** Binds the reads to a client. */
export function organizationsResource(execute: Execute): OrganizationsResource {
  return {
    list(options = {}) {
      return readOne(execute, 'organizations', organizationListAnswer, {}, options);
    },
  };
}
