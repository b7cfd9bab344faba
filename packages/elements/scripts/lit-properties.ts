import ts from 'typescript';

const DECORATORS = 'lit/decorators.js';
const DECORATOR = 'property';

/**
 * Turns `@property(…)` into the `static properties` that Lit reads in plain JavaScript. Otherwise TypeScript would add its decorator helper
 * to each file, and bundles would contain Lit's decorators.
 */
export function litProperties(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isImportDeclaration(node)) return withoutDecorator(node, factory);
    const visited = ts.visitEachChild(node, visit, context);
    if (ts.isClassDeclaration(visited)) return withProperties(visited, factory);
    // The import is removed, so any decorator that is left would name nothing.
    if (ts.isDecorator(visited) && isProperty(visited) && !ts.isClassDeclaration(node.parent.parent))
      throw new Error(`@property stands outside of a class declaration: ${node.parent.getText()}`);
    return visited;
  };
  return (file) => ts.visitEachChild(file, visit, context);
}

function withProperties(node: ts.ClassDeclaration, factory: ts.NodeFactory): ts.ClassDeclaration {
  const properties: ts.PropertyAssignment[] = [];
  const members = node.members.map((member) => {
    const options = optionsOf(member);
    if (!options) return member;
    properties.push(factory.createPropertyAssignment(nameOf(member), options));
    return undecorated(member, factory);
  });
  if (properties.length === 0) return node;
  const declared = factory.createPropertyDeclaration(
    [factory.createModifier(ts.SyntaxKind.StaticKeyword)],
    'properties',
    undefined,
    undefined,
    factory.createObjectLiteralExpression(properties, true),
  );
  const { modifiers, name, typeParameters, heritageClauses } = node;
  return factory.updateClassDeclaration(node, modifiers, name, typeParameters, heritageClauses, [
    declared,
    ...members,
  ]);
}

function nameOf({ name }: ts.ClassElement): string {
  if (name && ts.isIdentifier(name)) return name.text;
  throw new Error(`@property needs a name that is an identifier: ${name?.getText()}`);
}

/** The arguments of a member's `@property(…)`. */
function optionsOf(member: ts.ClassElement): ts.Expression | undefined {
  const call = decoratorsOf(member).find(isProperty)?.expression;
  if (!call || !ts.isCallExpression(call)) return undefined;
  return call.arguments[0] ?? ts.factory.createObjectLiteralExpression();
}

function isProperty({ expression }: ts.Decorator): boolean {
  return (
    ts.isCallExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === DECORATOR
  );
}

function decoratorsOf(member: ts.ClassElement): readonly ts.Decorator[] {
  return (ts.canHaveDecorators(member) && ts.getDecorators(member)) || [];
}

function undecorated(member: ts.ClassElement, factory: ts.NodeFactory): ts.ClassElement {
  if (!ts.canHaveModifiers(member)) return member;
  const modifiers = member.modifiers?.filter((each) => !(ts.isDecorator(each) && isProperty(each)));
  if (ts.isPropertyDeclaration(member))
    return factory.updatePropertyDeclaration(
      member,
      modifiers,
      member.name,
      member.questionToken ?? member.exclamationToken,
      member.type,
      member.initializer,
    );
  if (ts.isGetAccessorDeclaration(member))
    return factory.updateGetAccessorDeclaration(
      member,
      modifiers,
      member.name,
      member.parameters,
      member.type,
      member.body,
    );
  throw new Error(`@property stands on what is neither a field nor a getter: ${member.getText()}`);
}

/** Removes the import of the decorator. */
function withoutDecorator(
  node: ts.ImportDeclaration,
  factory: ts.NodeFactory,
): ts.ImportDeclaration | undefined {
  const bindings = node.importClause?.namedBindings;
  if (!ts.isStringLiteral(node.moduleSpecifier) || node.moduleSpecifier.text !== DECORATORS) return node;
  if (!bindings || !ts.isNamedImports(bindings)) return node;
  const kept = bindings.elements.filter(({ name }) => name.text !== DECORATOR);
  if (kept.length === 0) return undefined;
  const clause = factory.updateImportClause(
    node.importClause,
    node.importClause.phaseModifier,
    node.importClause.name,
    factory.updateNamedImports(bindings, kept),
  );
  return factory.updateImportDeclaration(node, node.modifiers, clause, node.moduleSpecifier, node.attributes);
}
