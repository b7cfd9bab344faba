import { headerRefs } from './headers.js';
import { responseRef } from './shared-responses.js';
import type { JsonObject } from './types.js';

const state = (value: string): JsonObject => ({
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'string', const: value, description: 'Always the same word.' } },
});

const openToAll = { tags: ['Service'], security: [] as const };

/** What a server says about itself, to anybody. */
export const servicePaths: Readonly<Record<string, JsonObject>> = {
  '/openapi.json': {
    get: {
      ...openToAll,
      operationId: 'getOpenApiDocument',
      summary: 'This document',
      description: 'The contract that this server speaks, as OpenAPI 3.1.',
      responses: {
        200: {
          description: 'An OpenAPI document.',
          headers: headerRefs('X-Request-Id'),
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        405: responseRef('MethodNotAllowed'),
      },
    },
  },
  '/healthz': {
    get: {
      ...openToAll,
      operationId: 'getLiveness',
      summary: 'Whether the server is alive',
      description: 'Asks nothing of the store: restart the server when this fails.',
      responses: {
        200: {
          description: 'It is alive.',
          headers: headerRefs('X-Request-Id'),
          content: { 'application/json': { schema: state('alive'), example: { status: 'alive' } } },
        },
        405: responseRef('MethodNotAllowed'),
      },
    },
  },
  '/readyz': {
    get: {
      ...openToAll,
      operationId: 'getReadiness',
      summary: 'Whether the server can answer',
      description: 'Asks the store: send no requests here while this fails.',
      responses: {
        200: {
          description: 'The store can be reached.',
          headers: headerRefs('X-Request-Id'),
          content: { 'application/json': { schema: state('ready'), example: { status: 'ready' } } },
        },
        405: responseRef('MethodNotAllowed'),
        503: responseRef('Unavailable'),
      },
    },
  },
};
