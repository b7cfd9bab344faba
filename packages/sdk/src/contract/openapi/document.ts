import { headers } from './headers.js';
import { parameters } from './parameters.js';
import { readPaths } from './reads.js';
import { componentSchemas } from './schemas.js';
import { servicePaths } from './service.js';
import { sharedResponses } from './shared-responses.js';
import type { Descriptions, JsonObject, OpenApiDocument } from './types.js';
import { writePaths } from './writes.js';

const DESCRIPTION = `What AI assistants have cost: credits by time, category, agent and conversation. Viewers see what their roles allow.

- **Amounts** are exact decimal strings in their shortest form, never floats. Refunds and adjustments are negative.
- **Instants** are answered as RFC 3339 in UTC. Days and hours follow \`timezone\`.
- **Lists may grow**: show or ignore unknown fields, and unknown values of lists that are called open, but never reject them.
- **Refusals are normal**: Billing in an organization shows its usage; Owner there, or Owner or Contributor on an agent, shows credit details. No role implies another. What a viewer may not know of is answered exactly like what does not exist.
- **A total is never silently partial**: organizations that were left out are named, with the role that is missing.
- **Errors** are \`application/problem+json\` (RFC 9457): branch on \`code\`.
- **Reads** also answer \`HEAD\`, and may be made from the pages whose origins the server allows.`;

const tags: readonly JsonObject[] = [
  { name: 'Usage', description: 'What was used, when and on what.' },
  { name: 'Conversations', description: 'Which conversations it was used in, and by which steps.' },
  { name: 'Directory', description: 'What a filter can be set to.' },
  { name: 'Writing', description: 'For the host’s servers, with keys. Never from a browser.' },
  { name: 'Service', description: 'What a server says about itself.' },
];

const bearer = (description: string, bearerFormat?: string): JsonObject => ({
  type: 'http',
  scheme: 'bearer',
  ...(bearerFormat && { bearerFormat }),
  description,
});

const securitySchemes: Readonly<Record<string, JsonObject>> = {
  viewerToken: bearer(
    'A viewer token from `POST /v1/tokens`, or whatever the host’s own `authenticate` accepts.',
    'JWT',
  ),
  ingestKey: bearer('The ingest key, which begins with `cu_ik_`. It writes records and does nothing else.'),
  secretKey: bearer(
    'The secret key, which begins with `cu_sk_`. It makes viewer tokens and does nothing else.',
  ),
};

/** Puts the document together. The meanings of types and fields come from their doc comments. */
export function openApiDocument(descriptions: Descriptions): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Credit Usage',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The server that this document comes from.' }],
    tags,
    paths: { ...readPaths(), ...writePaths, ...servicePaths },
    components: {
      schemas: componentSchemas(descriptions),
      parameters,
      headers,
      responses: sharedResponses,
      securitySchemes,
    },
  };
}
