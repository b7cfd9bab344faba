import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnglish, readInterfaces } from '../../packages/elements/scripts/interfaces.ts';
import { elementsOf, type Manifest } from '../../packages/elements/scripts/manifest.ts';
import { referencePage } from '../../packages/elements/scripts/reference-page.ts';
import { type Outcome, PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const README = 'packages/elements/README.md';
const PAGES = [README, ...readdirSync(join(ROOT, 'docs/elements')).map((name) => `docs/elements/${name}`)];

let project: PackedProject;
let manifest: Manifest;
beforeAll(() => {
  project = new PackedProject();
  const file = join(project.packageFolder('elements'), 'custom-elements.json');
  manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}, TIMEOUT);
afterAll(() => project?.remove());

interface Piece {
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

const piecesOf = (file: string): Piece[] =>
  [...read(file).matchAll(/^```(\S+)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: code = '' }, index) => ({
      place: `${file.replace(/\W/g, '-')}-${index}`,
      language,
      code,
    }),
  );

/** The examples in the comments of the sources. */
const examples = (): Piece[] =>
  globSync('packages/elements/src/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    [...read(file).matchAll(/^ *\* @example\n *\* ```ts\n([\s\S]*?)^ *\* ```$/gm)].map(
      ({ 1: code = '' }, index) => ({
        place: `${file.replace(/\W/g, '-')}-${index}`,
        language: 'ts',
        code: code.replace(/^ *\* ?/gm, ''),
      }),
    ),
  );

/** What a reader has of an earlier piece of the page. */
const GLOBALS = `
  import type {
    CreditSourcePageOptions as PageOptions,
    CreditUsageDashboardElement,
    CreditUsageSummaryElement,
  } from '@credit-usage/elements';
  import type { CreditUsageClient, query as queries } from '@credit-usage/sdk';
  import '@credit-usage/elements/define';
  declare global {
    type CreditSourcePageOptions = PageOptions;
    const client: CreditUsageClient;
    const query: typeof queries;
    const dashboard: CreditUsageDashboardElement;
    const element: CreditUsageSummaryElement;
    const token: string;
  }
`;

/** As much of React and Preact as the pages name: neither is installed here. */
const FRAMEWORKS: Readonly<Record<string, string>> = {
  'react/index.d.ts': `
    export type DetailedHTMLProps<Own, Element> = Own & { ref?: { current: Element | null }; key?: string };
    export interface HTMLAttributes<Element> { children?: unknown; id?: string; onClick?: (event: Element) => void }
    export namespace JSX {
      type Element = object;
      interface ElementChildrenAttribute { children: unknown }
      interface IntrinsicElements { p: { slot?: string; children?: unknown } }
    }`,
  'react/jsx-runtime.d.ts': `
    import type * as React from './index';
    export namespace JSX {
      type Element = React.JSX.Element;
      interface ElementChildrenAttribute { children: unknown }
      interface IntrinsicElements extends React.JSX.IntrinsicElements {}
    }
    export declare const Fragment: unknown, jsx: unknown, jsxs: unknown;`,
  'react/package.json': '{ "name": "react", "types": "./index.d.ts" }',
  'preact/index.d.ts': `
    export namespace JSX {
      interface HTMLAttributes<Element> { id?: string; onClick?: (event: Element) => void }
      interface IntrinsicElements {}
    }`,
  'preact/package.json': '{ "name": "preact", "types": "./index.d.ts" }',
};

const COMPILER = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  lib: ['es2023', 'dom', 'dom.iterable'],
  jsx: 'react-jsx',
  types: [],
};

/** What TypeScript has against pieces, with the packages as they are published. */
function problemsOf(folder: string, pieces: readonly Piece[]): Promise<Outcome> {
  for (const [path, text] of Object.entries(FRAMEWORKS)) project.write(`node_modules/${path}`, text);
  project.write(`${folder}/globals.d.ts`, GLOBALS);
  for (const { place, language, code } of pieces)
    project.write(`${folder}/${place}.${code.includes('declare module') ? 'd.ts' : language}`, code);
  project.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: COMPILER, include: ['.'] }));
  return project.types('-p', folder);
}

describe('code', () => {
  it(
    'of pages and comments type-checks',
    async () => {
      const pieces = [...PAGES.flatMap(piecesOf), ...examples()].filter(({ language }) =>
        /^tsx?$/.test(language),
      );
      expect(pieces.length).toBeGreaterThan(20);
      expect(await problemsOf('docs', pieces)).toEqual({ code: 0, output: '' });
    },
    TIMEOUT,
  );

  it(
    'that is wrong is found',
    async () => {
      const code = 'document.querySelector("credit-usage-dashboard").source = client;';
      const { output } = await problemsOf('wrong', [{ place: 'page', language: 'ts', code }]);
      expect(output).toContain('TS2531');
    },
    TIMEOUT,
  );
});

/** What any element of HTML has. */
const OF_HTML = /^(class|hidden|id|lang|slot|src|type)$/;

describe.each(PAGES)('%s', (page) => {
  it('writes tags with attributes that they have', () => {
    const markup = piecesOf(page)
      .filter(({ language }) => language === 'html')
      .map(({ code }) => code)
      .join('\n');
    const known = new Map(elementsOf(manifest).map((each) => [each.tagName, each]));
    for (const [, tag = '', rest = ''] of markup.matchAll(/<([a-z]+(?:-[a-z]+)+)([^>]*)>/g)) {
      const attributes = known.get(tag)?.attributes?.map(({ name }) => name);
      expect(attributes, tag).toBeDefined();
      for (const [name] of rest.replace(/"[^"]*"/g, '').matchAll(/[a-z][a-z-]*/g))
        if (!OF_HTML.test(name)) expect(attributes, `${tag} ${name}`).toContain(name);
    }
  });
});

it('every client says who is asking: without that, all that is read is refused', () => {
  const pages = globSync(['README.md', 'packages/*/README.md', 'docs/**/*.md', 'examples/*/README.md'], {
    cwd: ROOT,
  });
  const clients = pages.flatMap((page) =>
    [...read(page).matchAll(/new CreditUsageClient\(\{([\s\S]*?)\}\)/g)].map(({ 1: options = '' }) => ({
      page,
      options,
    })),
  );
  expect(clients.length).toBeGreaterThan(12);
  expect(clients.filter(({ options }) => !/\b(token|credentials|fetch)\b/.test(options))).toEqual([]);
});

describe('the README', () => {
  it('links to nothing that is not in the package', () => {
    for (const { 1: target = '' } of read(README).matchAll(/\]\(([^)\s]+)\)/g))
      expect(project.files('elements')).toContain(target.split('#')[0]);
  });

  it('names every page', () => {
    for (const page of PAGES.slice(1)) expect(read(README)).toContain(`\`${page}\``);
  });
});

describe('the reference', () => {
  it('is what the sources say: else this test with -u, and a look at what has changed', async () => {
    const page = referencePage(manifest, readInterfaces(), readEnglish());
    await expect(page).toMatchFileSnapshot(join(ROOT, 'docs/elements/reference.md'));
  });

  it('knows every custom property that sheets read, and so does the page about theming', () => {
    const sheets = globSync('packages/elements/src/**/*.styles.ts', { cwd: ROOT }).map(read).join('\n');
    const names = new Set(sheets.match(/(?<=var\()--credit-[\w-]+/g));
    expect(names.size).toBeGreaterThan(15);
    const [reference, theming] = ['reference.md', 'theming.md'].map((name) => read(`docs/elements/${name}`));
    for (const name of names) {
      expect(reference).toContain(`\`${name}\``);
      if (!/series-[2-5]/.test(name)) expect(theming).toContain(`\`${name}\``);
    }
  });
});
