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
  /** The heading above it. */
  readonly section: string;
  readonly language: string;
  readonly code: string;
}

/** The script in a component's file. */
const scriptOf = (code: string): string | undefined =>
  /<script [^>]*lang="ts">\n([\s\S]*?)<\/script>/.exec(code)?.[1];

const piecesOf = (file: string): Piece[] => {
  let section = '';
  return [...read(file).matchAll(/^## (.+)$|^```(\S+)\n([\s\S]*?)^```$/gm)].flatMap(
    ({ 1: heading, 2: language = '', 3: code = '' }, index) => {
      section = heading ?? section;
      if (heading !== undefined) return [];
      const place = `${file.replace(/\W/g, '-')}-${index}`;
      const script = scriptOf(code);
      return script === undefined
        ? [{ place, section, language, code }]
        : [{ place, section, language: 'ts', code: script }];
    },
  );
};

/** The examples in the comments of the sources. */
const examples = (): Piece[] =>
  globSync('packages/elements/src/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    [...read(file).matchAll(/^ *\* @example\n *\* ```ts\n([\s\S]*?)^ *\* ```$/gm)].map(
      ({ 1: code = '' }, index) => ({
        place: `${file.replace(/\W/g, '-')}-${index}`,
        section: '',
        language: 'ts',
        code: code.replace(/^ *\* ?/gm, ''),
      }),
    ),
  );

/** What a reader already has from earlier pieces of the page. */
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

/** Types of those parts of the frameworks that the pages use, like the real ones: no framework is installed here. */
const STAND_INS: Readonly<Record<string, string>> = {
  'react/index.d.ts': `
    interface RefObject<T> { current: T }
    export function useRef<T>(initial: T | null): RefObject<T | null>;
    export function useEffect(effect: () => void | (() => void), dependencies?: readonly unknown[]): void;
    export type DetailedHTMLProps<Own, Element> =
      Own & { ref?: ((element: Element | null) => void) | RefObject<Element | null> | null | undefined; key?: string };
    export interface HTMLAttributes<Element> {
      children?: unknown;
      className?: string | undefined;
      id?: string | undefined;
      onClick?: ((event: Element) => void) | undefined;
    }
    export namespace JSX {
      type Element = object;
      interface ElementChildrenAttribute { children: unknown }
      interface IntrinsicElements { p: { slot?: string; children?: unknown } }
    }`,
  'react/jsx-runtime.d.ts': runtimeOf('react'),
  'next/dynamic.d.ts': `
    export default function dynamic<Component>(load: () => Promise<Component>, options?: { ssr?: boolean }): Component;`,
  'preact/index.d.ts': `
    export interface HTMLAttributes<Target extends EventTarget = EventTarget> {
      children?: unknown;
      class?: string | undefined;
      id?: string | undefined;
      onClick?: ((event: { readonly currentTarget: Target }) => void) | undefined;
    }
    export namespace JSX {
      type Element = object;
      interface ElementChildrenAttribute { children: unknown }
      interface IntrinsicElements { p: HTMLAttributes<HTMLElement> & { slot?: string } }
    }`,
  'preact/jsx-runtime.d.ts': runtimeOf('preact'),
  'solid-js/index.d.ts': `
    export namespace JSX {
      type Element = object;
      interface ElementChildrenAttribute { children: unknown }
      interface HTMLAttributes<Target> {
        children?: unknown;
        class?: string | undefined;
        id?: string | undefined;
        onClick?: ((event: { readonly currentTarget: Target }) => void) | undefined;
      }
      interface IntrinsicElements { p: HTMLAttributes<HTMLElement> & { slot?: string } }
    }`,
  'solid-js/jsx-runtime.d.ts': runtimeOf('solid-js'),
  'vite/index.d.ts':
    'export function defineConfig(config: { plugins?: readonly { name: string }[] }): object;',
  '@vitejs/plugin-vue/index.d.ts': `
    interface CompilerOptions { isCustomElement?: (tag: string) => boolean | undefined }
    export default function vue(options?: { template?: { compilerOptions?: CompilerOptions } }): { name: string };`,
  '@types/nuxt-globals/index.d.ts': `
    interface CompilerOptions { isCustomElement?: (tag: string) => boolean | undefined }
    declare function defineNuxtConfig(config: { vue?: { compilerOptions?: CompilerOptions } }): object;`,
  'svelte/elements.d.ts': 'export interface SvelteHTMLElements { p: object }',
  '@angular/core/index.d.ts': `
    interface Schema { name: string }
    export declare const CUSTOM_ELEMENTS_SCHEMA: Schema;
    export declare function Component(given: { selector?: string; schemas?: Schema[]; template?: string }):
      <Type extends new (...args: any[]) => unknown>(type: Type) => Type;`,
};

function runtimeOf(framework: string): string {
  return `
    import type { JSX as Base } from '${framework}';
    export namespace JSX {
      type Element = Base.Element;
      interface ElementChildrenAttribute { children: unknown }
      interface IntrinsicElements extends Base.IntrinsicElements {}
    }
    export declare const Fragment: unknown, jsx: unknown, jsxs: unknown;`;
}

const FRAMEWORKS_PAGE = 'docs/elements/frameworks.md';

interface Framework {
  readonly section: string;
  /** Whose JSX it writes. */
  readonly jsx?: string;
  /** Another section, whose component this one uses too. */
  readonly component?: string;
}

const FRAMEWORKS: readonly Framework[] = [
  { section: 'React 19', jsx: 'react' },
  { section: 'React 18', jsx: 'react' },
  { section: 'Next', jsx: 'react', component: 'React 19' },
  { section: 'Vue' },
  { section: 'Nuxt', component: 'Vue' },
  { section: 'Svelte' },
  { section: 'SvelteKit', component: 'Svelte' },
  { section: 'Angular' },
  { section: 'Solid', jsx: 'solid-js' },
  { section: 'Preact', jsx: 'preact', component: 'React 19' },
];
const REACT_18 = 'React 18';

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
  types: ['nuxt-globals'],
};

type Files = Readonly<Record<string, string>>;

/** The file name of a piece, which its first line gives. */
const fileOf = ({ place, language, code }: Piece): string =>
  /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1] ?? `${place}.${language}`;

const filesOf = (pieces: readonly Piece[]): Files =>
  Object.fromEntries(pieces.map((piece) => [fileOf(piece), piece.code]));

/** The files of somebody who has followed the section about a framework, and nothing else. */
function projectOf({ section, jsx, component }: Framework): Files {
  const pieces = piecesOf(FRAMEWORKS_PAGE).filter(isCode);
  const inSection = (name?: string): Piece[] => pieces.filter((piece) => piece.section === name);
  const files = filesOf([
    ...inSection('One client'),
    ...inSection(component).filter((piece) => !fileOf(piece).endsWith('.d.ts')),
    ...inSection(section),
  ]);
  return Object.fromEntries(
    Object.entries(files).map(([path, code]) => [
      `${section}/${path}`,
      path.endsWith('.tsx') ? `/** @jsxImportSource ${jsx} */\n${code}` : code,
    ]),
  );
}

/** TypeScript's errors in these files, with the packages as they are published. */
function problemsOf(folder: string, files: Files): Promise<Outcome> {
  for (const [path, text] of Object.entries(STAND_INS)) project.write(`node_modules/${path}`, text);
  for (const [path, text] of Object.entries(files)) project.write(`${folder}/${path}`, text);
  project.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: COMPILER, include: ['.'] }));
  return project.types('-p', folder);
}

const fine: Outcome = { code: 0, output: '' };
const isCode = ({ language }: Piece): boolean => /^tsx?$/.test(language);

describe('code', () => {
  it(
    'of pages and comments type-checks',
    async () => {
      const own = new Set(FRAMEWORKS.map(({ section }) => section));
      const pieces = [...PAGES.flatMap(piecesOf), ...examples()].filter(
        (piece) => isCode(piece) && !own.has(piece.section),
      );
      expect(pieces.length).toBeGreaterThan(15);
      expect(await problemsOf('docs', { 'globals.d.ts': GLOBALS, ...filesOf(pieces) })).toEqual(fine);
    },
    TIMEOUT,
  );

  // Separate, because the two declare the same tags in different ways.
  it.each([
    ['frameworks', FRAMEWORKS.filter(({ section }) => section !== REACT_18)],
    ['React 18', FRAMEWORKS.filter(({ section }) => section === REACT_18)],
  ])(
    'for %s type-checks, with the module of the client and nothing else',
    async (name, frameworks) => {
      const projects = frameworks.map(projectOf);
      for (const files of projects) expect(Object.keys(files).length).toBeGreaterThan(1);
      const all: Files = Object.assign({}, ...projects);
      expect(await problemsOf(name.replace(' ', '-'), all)).toEqual(fine);
    },
    TIMEOUT,
  );

  it('for every framework that the page has a section about', () => {
    const sections = [...read(FRAMEWORKS_PAGE).matchAll(/^## (.+)$/gm)].map(({ 1: section }) => section);
    const names = FRAMEWORKS.map(({ section }) => section);
    expect(sections).toEqual(['One client', ...names, 'Other frameworks', 'Editors']);
  });

  it(
    'that is wrong is found',
    async () => {
      const page = 'document.querySelector("credit-usage-dashboard").source = client;';
      const { output } = await problemsOf('wrong', { 'globals.d.ts': GLOBALS, 'page.ts': page });
      expect(output).toContain('TS2531');
    },
    TIMEOUT,
  );
});

/** Attributes of every HTML element. */
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

  it('knows every custom property that sheets read and no other, and so does the page about theming', () => {
    const sheets = globSync('packages/elements/src/**/*.styles.ts', { cwd: ROOT }).map(read).join('\n');
    const names = [...new Set(sheets.match(/(?<=var\()--credit-[\w-]+/g))].sort();
    const namedIn = (page: string): string[] =>
      [...new Set(read(`docs/elements/${page}`).match(/(?<=`)--credit-[\w-]+(?=`)/g))].sort();
    expect(namedIn('reference.md')).toEqual(names);
    // In theming.md, one row for all series colours names only the first and the last.
    expect(namedIn('theming.md')).toEqual(names.filter((name) => !/series-[2-5]/.test(name)));
  });
});
