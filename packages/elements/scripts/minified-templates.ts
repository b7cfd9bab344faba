import ts from 'typescript';
import { minifyCss } from './minify-css.ts';
import { minifyMarkup } from './minify-markup.ts';

type Minify = (texts: readonly string[]) => readonly string[];

/** The minifier for each template tag. */
const MINIFIERS: Readonly<Record<string, Minify>> = {
  css: minifyCss,
  html: minifyMarkup,
  svg: minifyMarkup,
};

/**
 * Minifies Lit's templates, which bundlers do not do, since for them templates are ordinary texts. It happens while TypeScript emits, so that
 * source maps stay right.
 */
export function minifiedTemplates(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    return ts.isTaggedTemplateExpression(visited) ? minified(visited, context.factory) : visited;
  };
  return (file) => ts.visitEachChild(file, visit, context);
}

function minified(node: ts.TaggedTemplateExpression, factory: ts.NodeFactory): ts.TaggedTemplateExpression {
  const minify = ts.isIdentifier(node.tag) ? MINIFIERS[node.tag.text] : undefined;
  if (!minify) return node;
  const template = withTexts(node.template, minify(textsOf(node.template)), factory);
  return factory.updateTaggedTemplateExpression(node, node.tag, node.typeArguments, template);
}

/** The texts between the expressions of a template. */
export function textsOf(template: ts.TemplateLiteral): readonly string[] {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [template.text];
  return [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
}

function withTexts(
  template: ts.TemplateLiteral,
  [first = '', ...rest]: readonly string[],
  factory: ts.NodeFactory,
): ts.TemplateLiteral {
  if (ts.isNoSubstitutionTemplateLiteral(template))
    return inPlaceOf(template, factory.createNoSubstitutionTemplateLiteral(first, rawOf(first)));
  const spans = template.templateSpans.map((span, index) => {
    const text = rest[index] ?? '';
    const literal = ts.isTemplateTail(span.literal)
      ? factory.createTemplateTail(text, rawOf(text))
      : factory.createTemplateMiddle(text, rawOf(text));
    return factory.updateTemplateSpan(span, span.expression, inPlaceOf(span.literal, literal));
  });
  const head = inPlaceOf(template.head, factory.createTemplateHead(first, rawOf(first)));
  return factory.updateTemplateExpression(template, head, spans);
}

/** Makes source maps treat a node as the one that it replaces. */
export function inPlaceOf<Node extends ts.Node>(original: Node, node: Node): Node {
  return ts.setTextRange(ts.setOriginalNode(node, original), original);
}

/** Escapes a text for a template literal. */
export function rawOf(text: string): string {
  return text.replace(/[\\`]|\$(?=\{)/g, '\\$&');
}
