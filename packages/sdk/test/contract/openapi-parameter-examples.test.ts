import { expect, it } from 'vitest';
import { checkParameter, operations, type Problem, type ReadOperation } from '../../src/contract/index.js';
import { committed } from './support/document.js';

interface Described {
  readonly get: {
    readonly responses: Readonly<
      Record<string, { readonly content: Readonly<Record<string, { readonly examples: object }>> }>
    >;
  };
}

const paths = committed.paths as unknown as Readonly<Record<string, Described>>;

it.each(Object.keys(operations) as ReadOperation[])(
  'the examples of %s are about its own parameters',
  (name) => {
    const { path, query } = operations[name];
    const { content } = paths[path]?.get.responses[400] ?? {};
    const examples = Object.values(content?.['application/problem+json']?.examples ?? {}) as {
      value: Problem;
    }[];
    const errors = examples.flatMap(({ value }) => value.errors ?? []);
    expect(errors.length).toBeGreaterThan(0);
    for (const { parameter, message, allowed } of errors) {
      if (query.includes(parameter)) continue;
      // The only other one is the misspelt one.
      expect({ ok: false, message, allowed }).toEqual(checkParameter(name, parameter, 'any'));
      expect([...(allowed ?? [])].sort()).toEqual([...query].sort());
    }
  },
);
