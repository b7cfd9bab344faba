import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from '../../../src/contract/openapi/index.js';

/** Where the committed document is. */
export const committedPath = fileURLToPath(new URL('../../../openapi.json', import.meta.url));

/** The committed document, which is published and served. */
export const committed = JSON.parse(readFileSync(committedPath, 'utf8')) as OpenApiDocument;

/** A value in a document, with the keys that lead to it. */
export interface Found {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** A value and everything inside it. */
export function* walk(value: unknown, path: readonly string[] = []): Generator<Found> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, [...path, key]);
}

/** A media type's examples in the document. */
export interface Example {
  readonly where: string;
  readonly mediaType: string;
  /** The `$ref` of a schema, or for an array that of its items; undefined if the schema has no name. */
  readonly schema: string | undefined;
  readonly value: unknown;
}

interface MediaType {
  readonly schema?: { readonly $ref?: string; readonly items?: { readonly $ref?: string } };
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** All examples of requests and responses. */
export function examplesOf(document: OpenApiDocument): Example[] {
  const contents = [...walk(document)].filter(({ path }) => path.at(-1) === 'content');
  return contents.flatMap(({ path, value }) =>
    Object.entries(value as Readonly<Record<string, MediaType>>).flatMap(([mediaType, media]) => {
      const ref = media.schema?.$ref ?? media.schema?.items?.$ref;
      const named = Object.entries(media.examples ?? {}).map(([name, { value }]) => [name, value] as const);
      const all = media.example === undefined ? named : [['example', media.example] as const, ...named];
      return all.map(([name, value]) => ({
        where: `${path.join(' ')} ${name}`,
        mediaType,
        schema: ref?.split('/').at(-1),
        value,
      }));
    }),
  );
}
