import type { OpenEnum } from './open-enum.js';
import type { EntityState, Role } from './scalars.js';

/**
 * What the viewer may see in an organization, as the server judges it.
 *
 * @public
 */
export interface Capabilities {
  /** Usage, breakdowns and recent conversations. */
  readonly usage: boolean;
  /** Credit details: of all agents, of some, or of none. */
  readonly details: OpenEnum<'all' | 'some' | 'none'>;
}

/**
 * An organization that the viewer is a member of.
 *
 * @public
 */
export interface Organization {
  /** The organization's id. */
  readonly id: string;
  /** Its last known name, or the id when no name is known. */
  readonly name: string;
  /** The viewer's roles there. */
  readonly roles: readonly Role[];
  /** What these roles allow. */
  readonly capabilities: Capabilities;
}

/**
 * The organizations of a viewer.
 *
 * @public
 */
export interface OrganizationList {
  /** The kind of object. */
  readonly object: 'list';
  /** Who is asking. */
  readonly viewer: {
    /** The viewer's id in the host's own system. */
    readonly id: string;
  };
  /** The organizations, by id. */
  readonly data: readonly Organization[];
}

/**
 * An agent of an organization whose usage the viewer may see.
 *
 * @public
 */
export interface Agent {
  /** The organization that pays for it. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly id: string;
  /** Its last known name, or the id when no name is known. */
  readonly name: string;
  /** Whether it still exists. */
  readonly state: EntityState;
}

/**
 * A page of agents.
 *
 * @public
 */
export interface AgentPage {
  /** The agents, by organization, then id. */
  readonly data: readonly Agent[];
  /** Whether there are more agents. */
  readonly hasMore: boolean;
  /** The `cursor` that asks for the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * A kind of work. The list is open: a category without a known name is shown by its id.
 *
 * @public
 */
export interface Category {
  /** The category as usage records name it. */
  readonly id: string;
  /** The name to show. */
  readonly label: string;
}

/**
 * The categories used in the organizations whose usage the viewer may see.
 *
 * @public
 */
export interface CategoryList {
  /** The categories, by id. */
  readonly data: readonly Category[];
}
