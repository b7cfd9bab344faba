import * as z from 'zod/mini';
import { instantOut, localDate } from '../primitives.js';
import {
  MAX_DESCRIPTION_LENGTH,
  MAX_ID_BYTES,
  MAX_NAME_LENGTH,
  recordDescription,
  recordId,
  recordInstant,
  recordName,
  recordTitle,
} from '../requests/record-text.js';
import { componentShapes } from './component-shapes.js';
import { describe } from './describe.js';
import type { Descriptions, JsonSchema } from './types.js';

/** A reference to a schema of the document. */
export const refTo = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

type Mutable = Record<string, unknown>;
type Meta = { readonly id?: string } & Readonly<Record<string, unknown>>;

/** What zod cannot say about a refinement, or does not know. JSON Schema counts characters as we do, but cannot count bytes. */
const annotations: readonly (readonly [z.core.$ZodType, Readonly<Record<string, unknown>>])[] = [
  [instantOut, { format: 'date-time' }],
  [localDate, { format: 'date' }],
  [recordInstant, { format: 'date-time' }],
  [recordId, { maxLength: MAX_ID_BYTES }],
  [recordName, { maxLength: MAX_NAME_LENGTH }],
  [recordTitle, { maxLength: MAX_NAME_LENGTH }],
  [recordDescription, { maxLength: MAX_DESCRIPTION_LENGTH }],
];

/** The schemas of the document, each with what it and its fields mean. */
export function componentSchemas(descriptions: Descriptions): Record<string, JsonSchema> {
  const registry = z.registry<Meta>();
  const extra = new Map(annotations);
  for (const [id, shape] of Object.entries<z.core.$ZodType>(componentShapes))
    registry.add(shape, { id, ...extra.get(shape) });
  for (const [shape, meta] of annotations) if (!registry.has(shape)) registry.add(shape, meta);

  const { schemas } = z.toJSONSchema(registry, {
    metadata: registry,
    uri: (id) => refTo(id).$ref,
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema as Mutable, registry),
  });
  return Object.fromEntries(
    Object.keys(componentShapes).map((name) => {
      const { $schema, $id, id, ...schema } = schemas[name] as Mutable;
      return [name, describe(name, schema as JsonSchema, descriptions)];
    }),
  );
}

/** Takes out what says nothing, and adds which member of a union a value means. */
function tidy(shape: z.core.$ZodTypes, schema: Mutable, registry: z.core.$ZodRegistry<Meta>): void {
  const { additionalProperties } = schema;
  if (additionalProperties !== false) delete schema.additionalProperties;
  if (schema.minLength === 0) delete schema.minLength;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (shape instanceof z.core.$ZodDiscriminatedUnion) schema.discriminator = discriminatorOf(shape, registry);
}

function discriminatorOf(
  union: z.core.$ZodDiscriminatedUnion,
  registry: z.core.$ZodRegistry<Meta>,
): Readonly<Record<string, unknown>> {
  const { discriminator, options } = union._zod.def;
  const mapping = options.flatMap((option) => {
    const id = registry.get(option)?.id;
    const values = option._zod.propValues?.[discriminator] ?? [];
    return id ? [...values].map((value) => [String(value), refTo(id).$ref]) : [];
  });
  return { propertyName: discriminator, mapping: Object.fromEntries(mapping) };
}
