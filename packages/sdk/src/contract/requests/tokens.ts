import * as z from 'zod/mini';
import { defineSchema } from '../define-schema.js';
import { id, instantOut } from '../primitives.js';
import { wellFormed } from './record-text.js';

/**
 * Who is asking: a viewer's id and grants.
 *
 * @public
 */
export interface ViewerGrants {
  /** The viewer's id in the host's own system. */
  readonly sub: string;
  /** The organizations that the viewer is a member of, with the roles there. */
  readonly organizations: readonly OrganizationGrant[];
  /** Roles on single agents. */
  readonly agents: readonly AgentGrant[];
}

/**
 * A viewer's roles in an organization.
 *
 * @public
 */
export interface OrganizationGrant {
  /** The organization. */
  readonly id: string;
  /** The roles there, such as `Billing`. */
  readonly roles: readonly string[];
}

/**
 * A viewer's roles on an agent.
 *
 * @public
 */
export interface AgentGrant {
  /** The organization of the agent. */
  readonly organizationId: string;
  /** The agent. */
  readonly id: string;
  /** The roles on it: `Owner`, `Contributor`. */
  readonly roles: readonly string[];
}

/**
 * The body of `POST /v1/tokens`.
 *
 * @public
 */
export interface TokenRequest extends ViewerGrants {
  /** How long the token is valid, 60 to 3,600 seconds; 900 when absent. */
  readonly ttlSeconds?: number;
}

/**
 * The answer of `POST /v1/tokens`.
 *
 * @public
 */
export interface TokenResponse {
  /** A signed token for the viewer's requests. */
  readonly token: string;
  /** When it stops being valid. */
  readonly expiresAt: string;
}

const roles = z.array(z.string().check(z.minLength(1), z.maxLength(100), wellFormed));
const grantedId = id.check(wellFormed);

/**
 * How long a token is valid when the request does not say, in seconds.
 *
 * @public
 */
export const DEFAULT_TTL_SECONDS = 900;

export const organizationGrant = z.strictObject({ id: grantedId, roles });

export const agentGrant = z.strictObject({ organizationId: grantedId, id: grantedId, roles });

export const tokenRequest = z.strictObject({
  sub: z.string().check(z.minLength(1), z.maxLength(300), wellFormed),
  organizations: z.array(organizationGrant),
  agents: z.array(agentGrant),
  ttlSeconds: z.exactOptional(z.int().check(z.gte(60), z.lte(3600))),
});

export const tokenResponse = z.looseObject({ token: z.string(), expiresAt: instantOut });

/**
 * The body of `POST /v1/tokens`.
 *
 * @public
 */
export const TokenRequestSchema = defineSchema<TokenRequest>('TokenRequest', tokenRequest);

/**
 * The answer of `POST /v1/tokens`.
 *
 * @public
 */
export const TokenResponseSchema = defineSchema<TokenResponse>('TokenResponse', tokenResponse);
