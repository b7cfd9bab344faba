import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Descriptions, FieldDescription, TypeDescription } from '../src/contract/openapi/types.js';

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
type Declarations = ReadonlyMap<string, Declaration>;

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** The files whose doc comments say what the wire means. */
function files(): string[] {
  const model = readdirSync(join(source, 'model')).sort();
  return [
    ...model.map((name) => join(source, 'model', name)),
    join(source, 'contract/requests/events.ts'),
    join(source, 'contract/requests/tokens.ts'),
  ];
}

/** Reads the doc comments of the public types, so that each meaning is written once, where the editor shows it. */
export function readDescriptions(): Descriptions {
  const declarations = new Map(
    files()
      .flatMap(declarationsOf)
      .map((each) => [each.name.text, each]),
  );
  return Object.fromEntries(
    [...declarations].map(([name, declaration]) => [name, describeType(declaration, declarations)]),
  );
}

function declarationsOf(file: string): Declaration[] {
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return parsed.statements.filter(
    (each): each is Declaration => ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each),
  );
}

function describeType(declaration: Declaration, all: Declarations): TypeDescription {
  return { text: commentOf(declaration), fields: fieldsOf(declaration, all) };
}

function fieldsOf(declaration: Declaration, all: Declarations): Record<string, FieldDescription> {
  if (ts.isTypeAliasDeclaration(declaration)) return {};
  const bases = (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .map(({ expression }) => all.get(expression.getText()))
    .filter((base) => base !== undefined);
  return Object.assign({}, ...bases.map((base) => fieldsOf(base, all)), membersOf(declaration.members, all));
}

function membersOf(
  members: ts.NodeArray<ts.TypeElement>,
  all: Declarations,
): Record<string, FieldDescription> {
  return Object.fromEntries(
    members
      .filter(ts.isPropertySignature)
      .map((member) => [member.name.getText(), describeField(member, all)]),
  );
}

function describeField(member: ts.PropertySignature, all: Declarations): FieldDescription {
  const known = member.type ? openValues(member.type, all) : [];
  return {
    text: commentOf(member),
    ...(known.length > 0 && { known }),
    ...(member.type && ts.isTypeLiteralNode(member.type) && { fields: membersOf(member.type.members, all) }),
  };
}

/** The known values of an `OpenEnum`, by itself, under a name, or in an array; none for any other type. */
function openValues(type: ts.TypeNode, all: Declarations): string[] {
  if (ts.isTypeOperatorNode(type)) return openValues(type.type, all);
  if (ts.isArrayTypeNode(type)) return openValues(type.elementType, all);
  if (!ts.isTypeReferenceNode(type)) return [];
  const name = type.typeName.getText();
  const [argument] = type.typeArguments ?? [];
  if (name === 'OpenEnum' && argument) return literals(argument, all);
  const target = all.get(name);
  return target && ts.isTypeAliasDeclaration(target) ? openValues(target.type, all) : [];
}

function literals(type: ts.TypeNode, all: Declarations): string[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((each) => literals(each, all));
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return [type.literal.text];
  const target = ts.isTypeReferenceNode(type) ? all.get(type.typeName.getText()) : undefined;
  if (target && ts.isTypeAliasDeclaration(target)) return literals(target.type, all);
  throw new Error(`Not a list of values: ${type.getText()}`);
}

/** The doc comment's words, up to its first tag, on one line. */
function commentOf(node: Declaration | ts.PropertySignature): string {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
  const text = ts
    .getTextOfJSDocComment(comment)
    ?.replace(/\s*\n\s*/g, ' ')
    .trim();
  if (!text) throw new Error(`No doc comment on ${node.name.getText()} in ${node.getSourceFile().fileName}`);
  return text;
}
