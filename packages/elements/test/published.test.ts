import { globSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page, chromium as playwright } from 'playwright';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { textsOf } from '../scripts/minified-templates.ts';
import { shortenIn } from '../scripts/short-properties.ts';
import * as elements from '../src/index.js';
import { bundled } from './bundled.js';
import { declaredIn } from './declared.js';
import { published } from './published.js';
import type { page as publishedPage } from './published-page.js';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

interface Template {
  readonly file: string;
  readonly tag: string;
  readonly texts: readonly string[];
}

/** Every `html`, `svg` and `css` of a file, in its order. */
function templatesIn(file: string, text: string): readonly Template[] {
  const found: Template[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node))
      found.push({ file, tag: node.tag.getText(), texts: textsOf(node.template) });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true));
  return found.filter(({ tag }) => /^(html|svg|css)$/.test(tag));
}

const sources = globSync('**/*.ts', { cwd: SRC })
  .filter((name) => !name.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(`${SRC}${file}`, 'utf8') }));
const written = sources.flatMap(({ file, text }) => templatesIn(file, text));
const shipped = sources.flatMap(({ file, text }) => templatesIn(file, published(text, file).outputText));

/** In the browser. */
declare const page: typeof publishedPage;

describe('what npm gets', () => {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    browser = await playwright.launch(await chromium());
    tab = await browser.newPage();
    const { code } = await bundled(
      "import { page } from '../test/published-page.ts'; globalThis.page = page;",
    );
    await tab.addScriptTag({ type: 'module', content: code });
  });
  afterAll(() => browser?.close());

  it('has every template of the sources', () => {
    expect(written.length).toBeGreaterThan(100);
    expect(shipped.map(({ file, tag }) => `${file} ${tag}`)).toEqual(
      written.map(({ file, tag }) => `${file} ${tag}`),
    );
  });

  it('styles the same, with shorter names for our own properties', async () => {
    const shorten = shortenIn(sources.map(({ text }) => text));
    const rules = (templates: readonly Template[]) =>
      tab.evaluate(
        (sheets) => sheets.map(({ file, texts }) => [file, page.rulesOf(texts.join(''))]),
        templates.filter(({ tag }) => tag === 'css'),
      );
    const short = written.map((template) => ({ ...template, texts: template.texts.map(shorten) }));
    expect(await rules(shipped)).toEqual(await rules(short));
  });

  it('draws the same elements, attributes and words, with white space in the same places', async () => {
    const outlines = (templates: readonly Template[]) =>
      tab.evaluate(
        (all) => all.map(({ file, tag, texts }) => [file, page.outlineOf(tag, texts)]),
        templates.filter(({ tag }) => tag !== 'css'),
      );
    expect(await outlines(shipped)).toEqual(await outlines(written));
  });

  it('has the same properties and attributes', async () => {
    const declared = await tab.evaluate(() => page.declared());
    expect(Object.keys(declared)).toContain('CreditUsageChartElement');
    expect(declared).toEqual(declaredIn(elements));
  });

  it('leads back to its sources, line by line', () => {
    const text = `const before = html\`\n  <p>\n    \${name}\n  </p>\n\`;\nthrow after;\n`;
    const { outputText, sourceMapText = '' } = published(text, 'template.ts');
    const lines = outputText.split('\n');
    const place = (word: string) => {
      const line = lines.findIndex((each) => each.includes(word));
      return new SourceMap(JSON.parse(sourceMapText)).findEntry(line, lines[line]?.indexOf(word) ?? 0);
    };
    expect(lines).toContain(`const before = html \` <p> \${name} </p> \`;`);
    expect(place('name')).toMatchObject({ originalLine: 2, originalColumn: 6 });
    expect(place('after')).toMatchObject({ originalLine: 5, originalColumn: 6 });
  });

  it('has no decorators and no helper of TypeScript', async () => {
    const { inputs, code } = await bundled("import './define.ts'");
    expect(Object.keys(inputs).filter((input) => input.includes('/decorators'))).toEqual([]);
    expect(code).not.toContain('__decorate');
  });
});
