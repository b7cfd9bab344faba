/** Functions that read templates, style sheets and classes in a page; bundled as a page would bundle them. */
import { html, render, svg } from 'lit';
import * as elements from '../src/index.js';
import { declaredIn } from './declared.js';

/** Elements, attributes and words, as Lit makes them of a template; any run of white space in text is one space. */
function outlineOf(tag: string, texts: readonly string[]): string {
  const root = document.createElement('div');
  const strings = Object.assign([...texts], { raw: texts });
  const values = texts.slice(1).map((_, index) => `value-${index}`);
  render((tag === 'svg' ? svg : html)(strings, ...values), root);
  return outline(root).replace(/\s+/g, ' ');
}

function outline(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  const attributes = [...node.attributes].map(({ name, value }) => `${name}=${encodeURI(value)}`);
  return `<${[node.localName, ...attributes].join('|')}>${[...node.childNodes].map(outline).join('')}</>`;
}

/** The rules of a sheet as the browser understands them: each with the places around it. */
function rulesOf(sheet: string): readonly string[] {
  const parsed = new CSSStyleSheet();
  parsed.replaceSync(sheet);
  return [...parsed.cssRules].flatMap((rule) => flat(rule, '')).map(normal);
}

function flat(rule: CSSRule, around: string): readonly string[] {
  const place = `${around}${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{ `;
  const { style, cssRules = [] } = rule as Partial<CSSStyleRule>;
  const inner = [...cssRules].flatMap((each) => flat(each, place));
  return style ? [`${place}${style.cssText}`, ...inner] : inner;
}

/** What a browser cannot compute yet, as it holds a variable, it keeps as it was written: `0.15s` may be `.15s` or `150ms`. */
function normal(rule: string): string {
  return rule
    .replace(/([\d.]+)ms\b/g, (_, milliseconds) => `${Number(milliseconds) / 1000}s`)
    .replace(/\b0(?=\.\d)/g, '')
    .replaceAll("'", '"')
    .replace(/\s+/g, ' ')
    .replace(/ ?([,/]) ?/g, '$1');
}

export const page = { outlineOf, rulesOf, declared: () => declaredIn(elements) };
