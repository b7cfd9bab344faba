import type * as z from 'zod/mini';
import * as primitives from '../primitives.js';
import { componentShapes } from './component-shapes.js';

/** The answers that the client checks, each under its name in the OpenAPI document. */
const ANSWERS = [
  'UsageReport',
  'ConversationPage',
  'ConversationCredits',
  'OrganizationList',
  'AgentPage',
  'CategoryList',
  'Problem',
] as const;

type Shape = z.core.$ZodTypes;

/** The text of `answers.ts`: what the schemas of answers say, in the words of `check.ts`. */
export function answersSource(): string {
  const draft = new Writer(new Map());
  for (const name of ANSWERS) draft.write(componentShapes[name] as Shape);
  const writer = new Writer(draft.uses);
  const answers = ANSWERS.map((name) => {
    const check = writer.write(componentShapes[name] as Shape);
    return `export const ${lower(name)}Answer: Schema<${name}> = answer('${name}', ${check});`;
  });
  return [
    '// Written by `npm run openapi` from the schemas in `responses`. Change those.',
    `import type { ${[...ANSWERS].sort().join(', ')} } from '../../model/index.js';`,
    "import type { Schema } from '../schema.js';",
    `import { ${[...writer.words, 'answer'].sort().join(', ')} } from './check.js';`,
    '',
    ...writer.definitions,
    '',
    answers.join('\n'),
    '',
  ].join('\n');
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Writes shapes as calls of the checks. What has a name and several uses is written once, before whatever uses it. */
class Writer {
  /** How often each name was written. */
  readonly uses = new Map<string, number>();
  readonly words = new Set<string>();
  readonly definitions: string[] = [];
  readonly #names = new Map<unknown, string>([
    ...Object.entries(componentShapes).map(([name, shape]) => [shape, lower(name)] as const),
    ...Object.entries(primitives).map(([name, shape]) => [shape, name] as const),
  ]);
  readonly #known: ReadonlyMap<string, number>;

  /** Knows from a draft what is used only once. */
  constructor(known: ReadonlyMap<string, number>) {
    this.#known = known;
  }

  write(shape: Shape): string {
    const name = this.#names.get(shape);
    if (name === undefined || this.#known.get(name) === 1) return this.#expression(shape);
    const uses = this.uses.get(name) ?? 0;
    this.uses.set(name, uses + 1);
    if (uses === 0) {
      const expression = this.#expression(shape);
      this.definitions.push(`const ${name} = ${expression};`);
    }
    return name;
  }

  #expression(shape: Shape): string {
    const { def } = shape._zod;
    switch (def.type) {
      case 'string':
        return this.#text(shape);
      case 'number':
        return this.#number(shape);
      case 'boolean':
        return this.#word('flag');
      case 'null':
        return this.#word('nothing');
      case 'literal':
        return this.#call('literal', def.values.map(quoted));
      case 'nullable':
        return this.#call('nullable', [this.write(def.innerType as Shape)]);
      case 'optional':
        return this.#call('optional', [this.write(def.innerType as Shape)]);
      case 'array':
        return this.#call('array', [this.write(def.element as Shape)]);
      case 'object':
        return this.#call('object', [this.#fields(def.shape)]);
      case 'union':
        return this.#union(shape as z.core.$ZodUnion);
      default:
        throw new Error(`No check for ${def.type}: add one to check.ts and here`);
    }
  }

  #fields(shape: Readonly<Record<string, z.core.$ZodType>>): string {
    const fields = Object.entries(shape).map(([key, field]) => `${key}: ${this.write(field as Shape)}`);
    return braces(fields);
  }

  #union(shape: z.core.$ZodUnion | z.core.$ZodDiscriminatedUnion): string {
    const { def } = shape._zod;
    if (!('discriminator' in def))
      return this.#call('either', [
        quoted(messageOf(def)),
        ...def.options.map((each) => this.write(each as Shape)),
      ]);
    const kinds = def.options.flatMap((option) =>
      [...(option._zod.propValues?.[def.discriminator] ?? [])].map(
        (value) => `${String(value)}: ${this.write(option as Shape)}`,
      ),
    );
    return this.#call('oneOfKind', [quoted(def.discriminator), braces(kinds)]);
  }

  #text(shape: Shape): string {
    const [check, ...more] = checksOf(shape);
    if (!check) return this.#word('text');
    if (more.length === 0 && check.check === 'min_length' && check.minimum === 1) return this.#word('filled');
    if (more.length === 0 && check.check === 'string_format' && check.pattern)
      return this.#call('pattern', [String(check.pattern), quoted(messageOf(check))]);
    throw new Error(`No check for a string with ${JSON.stringify(checksOf(shape))}`);
  }

  #number(shape: Shape): string {
    const limits = checksOf(shape).filter(({ check }) => check !== 'number_format');
    if (!('format' in shape._zod.def)) {
      if (limits.length) throw new Error('No check for a number with limits');
      return this.#word('number');
    }
    const least = limits.map(({ check, value, inclusive }) => {
      if (check !== 'greater_than' || !inclusive) throw new Error(`No check for a number with ${check}`);
      return String(value);
    });
    return this.#call('whole', least);
  }

  #word(name: string): string {
    this.words.add(name);
    return name;
  }

  #call(name: string, parameters: readonly string[]): string {
    return `${this.#word(name)}(${parameters.join(', ')})`;
  }
}

/** A definition of zod's, of any kind of check. */
interface CheckDefinition {
  readonly check?: string;
  readonly minimum?: number;
  readonly value?: unknown;
  readonly inclusive?: boolean;
  readonly pattern?: RegExp;
  readonly error?: unknown;
}

const checksOf = (shape: Shape): CheckDefinition[] =>
  (shape._zod.def.checks ?? []).map(({ _zod }) => _zod.def as CheckDefinition);

/** The words that a schema brings with it. */
function messageOf({ error }: { readonly error?: unknown }): string {
  const message = typeof error === 'function' ? error({}) : error;
  if (typeof message !== 'string') throw new Error('A check without words');
  return message;
}

/** An object literal, on one line as long as it is short. */
function braces(fields: readonly string[]): string {
  const line = `{ ${fields.join(', ')} }`;
  if (line.length <= 80 && !line.includes('\n')) return line;
  return `{\n${fields.map((field) => `  ${field.replaceAll('\n', '\n  ')},\n`).join('')}}`;
}

const quoted = (value: unknown): string => `'${String(value).replaceAll("'", "\\'")}'`;
