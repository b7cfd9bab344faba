/**
 * Adds types to the manifest, so that tools need not read sources: the values of attributes, and the details of events.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { ClassDeclaration, Manifest } from './manifest.ts';

/** The file with the types that attributes name. */
const VOCABULARY = '../../sdk/src/model/scalars.ts';
const EVENTS = '../src/events/events.ts';

/** The types of properties that a class declares more precisely than its base class, by class and name. */
export type Declared = ReadonlyMap<string, string>;

/** The entry for such a property; undefined for any other node. */
export function declaredIn(node: ts.Node): readonly [of: string, type: string] | undefined {
  if (!ts.isPropertyDeclaration(node) || !ts.isClassDeclaration(node.parent)) return undefined;
  const isDeclared = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  return isDeclared && node.type
    ? [`${node.parent.name?.text}.${node.name.getText()}`, node.type.getText()]
    : undefined;
}

/** Adds the types to every class of a manifest. */
export function addTypes(manifest: Manifest, declared: Declared): void {
  const values = valuesByName(sourceOf(VOCABULARY));
  const events = eventsByName(sourceOf(EVENTS));
  const classes = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  for (const each of classes) {
    typeAttributes(each, values);
    typeEvents(each, events);
    for (const member of each.members ?? []) {
      const text = declared.get(`${each.name}.${member.name}`);
      if (text === undefined) continue;
      member.type = { text };
      delete member.inheritedFrom;
    }
  }
}

function typeAttributes(
  { attributes = [], name: owner }: ClassDeclaration,
  values: ReadonlyMap<string, string>,
): void {
  for (const attribute of attributes) {
    attribute.type ??= { text: 'string' };
    if (attribute.type.text === undefined) throw new Error(`${owner}: ${attribute.name} has no type`);
    const text = attribute.type.text.replace(/\b[A-Z]\w*\b/g, (name) => values.get(name) ?? name);
    // Editors complete the values of unions of literals; anything else is a text.
    attribute.parsedType = { text: text.includes("'") ? text : 'string' };
    attribute.type = { text };
  }
}

function typeEvents(
  { events = [], name: owner }: ClassDeclaration,
  types: ReadonlyMap<string, string>,
): void {
  for (const event of events) {
    const text = types.get(event.name);
    if (text === undefined)
      throw new Error(`${owner} fires ${event.name}, which CreditEventMap does not know: add it there.`);
    event.type = { text };
  }
}

function sourceOf(path: string): ts.SourceFile {
  const file = fileURLToPath(new URL(path, import.meta.url));
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Unions of literals by name: `Period` is `'24h' | '72h'` and so on. */
function valuesByName(source: ts.SourceFile): Map<string, string> {
  const aliases = source.statements.filter(ts.isTypeAliasDeclaration);
  const unions = aliases.filter(
    ({ type }) => ts.isUnionTypeNode(type) && type.types.every((each) => ts.isLiteralTypeNode(each)),
  );
  return new Map(unions.map(({ name, type }) => [name.text, type.getText(source)]));
}

/** The types of events in the event map, by event. */
function eventsByName(source: ts.SourceFile): Map<string, string> {
  const map = source.statements.find(ts.isInterfaceDeclaration);
  const members = map?.members.filter(ts.isPropertySignature) ?? [];
  return new Map(
    members.map(({ name, type }) => [ts.isStringLiteral(name) ? name.text : '', type?.getText(source) ?? '']),
  );
}
