import type { Descriptions, FieldDescription, JsonSchema } from './types.js';

/**
 * A schema with what it and its fields mean.
 *
 * @throws Error for a field without a meaning: the document would be silent there.
 */
export function describe(name: string, schema: JsonSchema, descriptions: Descriptions): JsonSchema {
  const meaning = descriptions[name];
  if (!meaning) throw new Error(`No public type is called ${name}`);
  return { description: meaning.text, ...withFields(schema, meaning.fields, name) };
}

function withFields(
  schema: JsonSchema,
  fields: Readonly<Record<string, FieldDescription>>,
  where: string,
): JsonSchema {
  const properties = schema.properties as Readonly<Record<string, JsonSchema>> | undefined;
  if (!properties) return schema;
  const described = Object.entries(properties).map(([key, property]) => {
    const field = fields[key];
    if (!field) throw new Error(`${where}.${key} has no doc comment`);
    return [key, describeField(property, field, `${where}.${key}`)];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}

function describeField(schema: JsonSchema, field: FieldDescription, where: string): JsonSchema {
  const description = field.known ? `${field.text} ${openList(field.known)}` : field.text;
  const inner = field.fields ? withFields(schema, field.fields, where) : schema;
  return { description, ...inner, ...(field.known && { 'x-extensible-enum': field.known }) };
}

function openList(known: readonly string[]): string {
  return `Known today: ${known.map((value) => `\`${value}\``).join(', ')}; the list may grow.`;
}
