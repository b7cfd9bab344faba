import {
  AgentPageSchema,
  CategoryListSchema,
  ConversationPageSchema,
  OrganizationListSchema,
  operations,
  type Schema,
  UsageReportSchema,
} from '@credit-usage/sdk/contract';
import { ok } from './client.js';
import { expectLike, expectSchema, expectThat } from './expect.js';
import { area, type Rule } from './rule.js';

const isAnswered =
  (path: string, schema: Schema<unknown>): Rule['check'] =>
  async (suite) => {
    const answer = ok(await suite.client.ask(path, await suite.billing(suite.world.nobody)));
    const type = answer.headers.get('Content-Type') ?? '';
    expectThat(/^application\/json\b/.test(type), 'application/json', type);
    expectSchema(schema, answer.json());
  };

export const service = area('service', {
  usage: ['/v1/usage returns the usage report.', isAnswered('/v1/usage?compare=previous', UsageReportSchema)],
  conversations: [
    '/v1/conversations returns a page of recent conversations.',
    isAnswered('/v1/conversations', ConversationPageSchema),
  ],
  organizations: [
    '/v1/organizations returns the viewer’s organizations.',
    isAnswered('/v1/organizations', OrganizationListSchema),
  ],
  agents: ['/v1/agents returns a page of agents.', isAnswered('/v1/agents', AgentPageSchema)],
  categories: ['/v1/categories returns categories.', isAnswered('/v1/categories', CategoryListSchema)],
  head: [
    'HEAD is answered as GET, without the body.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const path = '/v1/usage?from=2024-06-01&to=2024-06-03';
      const { headers } = ok(await suite.client.ask(path, token));
      const head = ok(await suite.client.ask(path, token, { method: 'HEAD' }));
      expectLike(head.text, '', 'body');
      for (const name of ['Content-Type', 'ETag', 'Cache-Control'])
        expectLike(head.headers.get(name), headers.get(name), name);
    },
  ],
  document: [
    '/openapi.json returns the OpenAPI document, which has every read, and needs no credential.',
    async ({ client }) => {
      const document = ok(await client.ask('/openapi.json')).json<{
        openapi?: string;
        paths?: Record<string, Record<string, unknown>>;
      }>();
      expectThat(/^3\.1\./.test(document.openapi ?? ''), 'OpenAPI 3.1', document.openapi);
      for (const { path } of Object.values(operations))
        expectThat(
          Boolean(document.paths?.[path]?.get),
          `a GET of ${path}`,
          Object.keys(document.paths ?? {}),
        );
    },
  ],
  health: [
    '/healthz and /readyz answer without a credential.',
    async ({ client }) => {
      for (const path of ['/healthz', '/readyz']) expectLike((await client.ask(path)).status, 200, path);
    },
  ],
});
