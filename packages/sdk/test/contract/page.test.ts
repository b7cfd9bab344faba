import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conversationColumns, entryColumns, usageColumns } from '../../src/export/index.js';
import { committed } from './support/document.js';

const page = readFileSync(new URL('../../../../docs/contract.md', import.meta.url), 'utf8');

/** The rows of the table with these first columns, each as the cells' text. */
function table(...head: readonly string[]): ReadonlyMap<string, string> {
  const start = page.indexOf(`| ${head.join(' | ')} |`);
  expect(start, `no table of ${head[0]}`).toBeGreaterThan(-1);
  const lines = page.slice(start, page.indexOf('\n\n', start)).split('\n').slice(2);
  return new Map(
    lines.map((line) => {
      const [first = '', ...others] = line.slice(2, -2).split(' | ');
      return [first, others.join(' | ')];
    }),
  );
}

const codes = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly enum?: readonly string[] };
}

const { parameters, schemas } = committed.components as unknown as {
  parameters: Readonly<Record<string, Parameter>>;
  schemas: Readonly<Record<string, { readonly properties: object; readonly required: readonly string[] }>>;
};

describe('the contract in words', () => {
  const inQuery = Object.values(parameters).filter((each) => each.in === 'query');
  const rules = table('Parameter', 'Where', 'Rule');

  it('has a rule for each parameter, and for nothing else', () => {
    const named = [...rules.keys()].flatMap(codes);
    expect([...named].sort()).toEqual([...new Set(inQuery.map(({ name }) => name))].sort());
  });

  it.each(inQuery.filter(({ schema }) => schema.enum))('says which values $name has', ({ name, schema }) => {
    const [, rule = ''] = [...rules].find(([names]) => codes(names).includes(name)) ?? [];
    expect(codes(rule)).toEqual(expect.arrayContaining([...(schema.enum ?? [])]));
  });

  it.each([...table('`type`', 'Fields (`?` may be absent)')])(
    'lists the fields of a %s record',
    (type, fields) => {
      const name = codes(type)[0] ?? '';
      const schema = schemas[`${name[0]?.toUpperCase()}${name.slice(1)}Record`];
      const { required = [], properties = {} } = schema ?? {};
      const expected = Object.keys(properties).flatMap((field) =>
        field === 'type' ? [] : [required.includes(field) ? field : `${field}?`],
      );
      expect([...codes(fields.replace(/\(.*?\)/g, ''))].sort()).toEqual(expected.sort());
    },
  );

  it.each([
    ['usage', usageColumns],
    ['conversations', conversationColumns],
    ['details', entryColumns],
  ])('lists the columns of the %s file', (file, columns) => {
    const files = table('File', 'One row per', 'Columns');
    const [, ...cells] = (files.get(file) ?? '').split(' | ');
    expect(codes(cells.join())).toEqual(columns.map(({ name }) => name));
  });
});
