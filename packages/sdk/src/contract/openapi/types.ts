/** A part of the document whose inside is not looked at here. */
export type JsonObject = { readonly [key: string]: unknown };

/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: JsonObject;
  readonly servers: readonly JsonObject[];
  readonly tags: readonly JsonObject[];
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly parameters: Readonly<Record<string, JsonObject>>;
    readonly headers: Readonly<Record<string, JsonObject>>;
    readonly responses: Readonly<Record<string, JsonObject>>;
    readonly securitySchemes: Readonly<Record<string, JsonObject>>;
  };
}

/** What a field means: its doc comment. */
export interface FieldDescription {
  readonly text: string;
  /** The values known today, where the list is an open one. */
  readonly known?: readonly string[];
  /** The fields inside, where its type has no name. */
  readonly fields?: Readonly<Record<string, FieldDescription>>;
}

/** What a type means: the doc comments of the interface, or the alias, of that name. */
export interface TypeDescription {
  readonly text: string;
  readonly fields: Readonly<Record<string, FieldDescription>>;
}

/** The doc comments of the public types, by name: the one place where meanings are written. */
export type Descriptions = Readonly<Record<string, TypeDescription>>;
