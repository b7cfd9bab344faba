import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** A property of an interface. */
export interface Property {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
  readonly description: string;
}

/** The interfaces of the sources, by name, with inherited properties; an alias has the properties of its interface. */
export function readInterfaces(): ReadonlyMap<string, readonly Property[]> {
  const found = new Map<string, { bases: string[]; own: Property[] }>();
  for (const file of globSync('**/*.ts', { cwd: SRC, exclude: ['**/*.test.ts'] })) {
    const source = ts.createSourceFile(file, readFileSync(SRC + file, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (ts.isInterfaceDeclaration(statement)) {
        const bases = (statement.heritageClauses ?? []).flatMap(({ types }) =>
          types.map((type) => type.getText(source)),
        );
        found.set(statement.name.text, { bases, own: propertiesOf(statement, source) });
      } else if (ts.isTypeAliasDeclaration(statement) && ts.isTypeReferenceNode(statement.type))
        found.set(statement.name.text, { bases: [statement.type.getText(source)], own: [] });
    }
  }
  const all = (name: string): readonly Property[] => {
    const { bases = [], own = [] } = found.get(name) ?? {};
    return [...bases.flatMap(all), ...own];
  };
  return new Map([...found.keys()].map((name) => [name, all(name)]));
}

function propertiesOf({ members }: ts.InterfaceDeclaration, source: ts.SourceFile): Property[] {
  return members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(source),
    optional: member.questionToken !== undefined,
    type: member.type?.getText(source) ?? 'unknown',
    description: ts
      .getJSDocCommentsAndTags(member)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
      .join(' ')
      .replace(/\s+/g, ' '),
  }));
}

/** The English texts of the catalogue, by key; of plural forms the form `other`. */
export function readEnglish(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('i18n/catalogue/*.ts', { cwd: SRC })) {
    const text = readFileSync(SRC + file, 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const read = (name: string): ts.Expression | undefined =>
        ts.isObjectLiteralExpression(node)
          ? node.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText(source) === name)
              ?.initializer
          : undefined;
      const key = textOf(read('key'));
      const english = textOf(read('en'));
      if (key !== undefined && english !== undefined) found.set(key, english);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function textOf(node: ts.Expression | undefined): string | undefined {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  if (!node || !ts.isObjectLiteralExpression(node)) return undefined;
  const other = node.properties
    .filter(ts.isPropertyAssignment)
    .find(({ name }) => name.getText() === 'other');
  return textOf(other?.initializer);
}
