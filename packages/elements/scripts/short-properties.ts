import ts from 'typescript';
import { inPlaceOf, rawOf } from './minified-templates.ts';

/** Custom properties whose names begin with an underscore are our own, and no page may use them. */
const OWN = /--_[a-z][\w-]*/g;

/** Shortens our own names in a text. */
export type Shorten = (text: string) => string;

/** Gives each of our own names in some sources a short one, which is the same in all of them. */
export function shortenIn(sources: readonly string[]): Shorten {
  const names = [...new Set(sources.flatMap((source) => source.match(OWN) ?? []))].sort();
  // From ten on, the digits of this base are letters.
  return (text) => text.replace(OWN, (name) => `--_${(names.indexOf(name) + 10).toString(36)}`);
}

/** Shortens the names of our own custom properties, which bundlers cannot do: they stand in texts. */
export function shortProperties(shortened: Shorten): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const visit = (node: ts.Node): ts.Node =>
      ts.visitEachChild(withShorter(node, shortened, context.factory), visit, context);
    return (file) => ts.visitEachChild(file, visit, context);
  };
}

function withShorter(node: ts.Node, shortened: Shorten, factory: ts.NodeFactory): ts.Node {
  if (!ts.isStringLiteral(node) && !ts.isTemplateLiteralToken(node)) return node;
  const text = shortened(node.text);
  if (text === node.text) return node;
  if (ts.isStringLiteral(node)) return inPlaceOf(node, factory.createStringLiteral(text, true));
  if (ts.isTemplateHead(node)) return inPlaceOf(node, factory.createTemplateHead(text, rawOf(text)));
  if (ts.isTemplateMiddle(node)) return inPlaceOf(node, factory.createTemplateMiddle(text, rawOf(text)));
  if (ts.isTemplateTail(node)) return inPlaceOf(node, factory.createTemplateTail(text, rawOf(text)));
  return inPlaceOf(node, factory.createNoSubstitutionTemplateLiteral(text, rawOf(text)));
}
