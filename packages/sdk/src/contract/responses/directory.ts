import * as z from 'zod/mini';
import type { AgentPage, CategoryList, OrganizationList } from '../../model/directory.js';
import { defineSchema } from '../define-schema.js';
import { id } from '../primitives.js';

export const capabilities = z.looseObject({ usage: z.boolean(), details: z.string() });

export const organization = z.looseObject({
  id,
  name: z.string(),
  roles: z.array(z.string()),
  capabilities,
});

export const organizationList = z.looseObject({
  object: z.literal('list'),
  viewer: z.looseObject({ id: z.string() }),
  data: z.array(organization),
});

export const agent = z.looseObject({ organizationId: id, id, name: z.string(), state: z.string() });

export const agentPage = z.looseObject({
  data: z.array(agent),
  hasMore: z.boolean(),
  nextCursor: z.nullable(z.string()),
});

export const category = z.looseObject({ id: z.string(), label: z.string() });

export const categoryList = z.looseObject({ data: z.array(category) });

/**
 * The answer of `GET /v1/organizations`.
 *
 * @public
 */
export const OrganizationListSchema = defineSchema<OrganizationList>('OrganizationList', organizationList);

/**
 * The answer of `GET /v1/agents`.
 *
 * @public
 */
export const AgentPageSchema = defineSchema<AgentPage>('AgentPage', agentPage);

/**
 * The answer of `GET /v1/categories`.
 *
 * @public
 */
export const CategoryListSchema = defineSchema<CategoryList>('CategoryList', categoryList);
