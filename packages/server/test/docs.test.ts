import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { diagnosticsOf, programOf } from '../../../test/support/type-check.ts';
import { CONNECTION_LIMITS } from '../src/cli/listen.js';
import { run } from '../src/cli/run.js';
import { PATHS } from '../src/http/paths.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const PAGES = [
  'packages/server/README.md',
  ...readdirSync(join(ROOT, 'docs/server')).map((name) => `docs/server/${name}`),
];

/** Names that examples use and that readers have in their own code. */
const OWN = `
  declare const metrics: { observe(route: string, status: number, ms: number): void };
  declare const logger: { error(entry: object): void };
  interface User {
    id: string;
    memberships: { organizationId: string; roles: string[] }[];
    agents: { organizationId: string; agentId: string; roles: string[] }[];
  }
  declare const sessions: { find(cookies: string | null): Promise<User | null> };
  interface FastifyPlugin {
    removeAllContentTypeParsers(): void;
    addContentTypeParser(type: string, parser: (request: unknown, body: unknown, done: (error: null) => void) => void): void;
    all(path: string, handler: (
      request: { raw: import('node:http').IncomingMessage },
      reply: { raw: import('node:http').ServerResponse; hijack(): void },
    ) => void): void;
  }
  declare const app: { register(plugin: (plugin: FastifyPlugin) => Promise<void>): void };
  declare const db: { query(sql: string, values: unknown[], signal: AbortSignal): Promise<any[]> };
`;

/** Code of pages and doc comments, each piece a module. */
function examples(): Map<string, string> {
  const ofPages = PAGES.flatMap((page) =>
    [...read(page).matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(({ 1: code = '' }, index) => ({
      place: `${page}#${index}`,
      code,
    })),
  );
  const ofSources = globSync('packages/server/src/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    [...read(file).matchAll(/^ *\* @example\n *\* ```ts\n([\s\S]*?)^ *\* ```$/gm)].map(
      ({ 1: code = '' }, index) => ({
        place: `${file}#${index}`,
        code: code.replace(/^ *\* ?/gm, ''),
      }),
    ),
  );
  return new Map([...ofPages, ...ofSources].map(({ place, code }) => [place, code]));
}

/** TypeScript's errors in each piece. */
function problemsOf(pieces: ReadonlyMap<string, string>): Record<string, string[]> {
  const { config } = ts.readConfigFile(join(ROOT, 'test/tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'test'), { noEmit: true });
  const own = join(ROOT, 'packages/server/test/example-own.d.ts');
  const places = [...pieces.keys()];
  const fileOf = (place: string): string =>
    join(ROOT, `packages/server/test/example-${places.indexOf(place)}.ts`);
  const texts = new Map([
    [own, OWN],
    ...[...pieces].map(([place, code]) => [fileOf(place), `${code}\nexport {};`] as const),
  ]);
  const program = programOf(texts, options);
  const found = places.map((place) => {
    const problems = diagnosticsOf(program, fileOf(place));
    return [
      place,
      problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ] as const;
  });
  return Object.fromEntries(found.filter(([, problems]) => problems.length > 0));
}

describe('examples', () => {
  it('of pages and doc comments type-check; what is wrong with one is found', { timeout: 120_000 }, () => {
    const pieces = examples();
    expect(pieces.size).toBeGreaterThan(6);
    const wrong =
      "import { createUsageHandler } from '@credit-usage/server';\ncreateUsageHandler({ stroe: 1 });";
    expect(problemsOf(new Map([...pieces, ['a wrong one', wrong]]))).toEqual({
      'a wrong one': [expect.stringContaining('stroe')],
    });
  });
});

it('the README leads nowhere that npm’s readers do not have', () => {
  const links = [...read('packages/server/README.md').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ({ 1: target = '' }) => target,
  );
  expect(links.filter((target) => !/^(?:https?:|#)/.test(target))).toEqual([]);
});

describe('security.md', () => {
  const text = read('docs/server/security.md');

  it('names tests that are there', () => {
    const risks = text.slice(text.indexOf('## The ten risks'), text.indexOf('## What is not protected'));
    const names = [...risks.matchAll(/`([a-z\-/]+)`/g)].map(({ 1: name = '' }) => name);
    const tests = names.filter((name) => !/^(?:authenticate|nosniff)$/.test(name));
    expect(tests.length).toBeGreaterThan(30);
    for (const name of tests) {
      const file = name.startsWith('test/server/')
        ? `${name}.test.ts`
        : `packages/server/test/${name}.test.ts`;
      expect([name, existsSync(join(ROOT, file))]).toEqual([name, true]);
    }
  });

  it('names every route', () => {
    for (const path of PATHS) expect(text).toContain(path);
  });

  it('has each of the ten risks, with something that proves it or something to do', () => {
    const risks = text.split(/^### /m).slice(1);
    expect(risks.map((risk) => risk.split(':')[0])).toEqual(
      Array.from({ length: 10 }, (_, index) => `API${index + 1}`),
    );
    for (const risk of risks)
      for (const line of (risk.split(/^## /m)[0] ?? '').split(/^- /m).slice(1))
        expect(line).toMatch(/`[a-z\-/]+`|\*\*Yours/);
  });
});

describe('operations.md', () => {
  const text = read('docs/server/operations.md');

  it('names every option of serve, backup and forget, and no other', async () => {
    const said: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    for (const command of ['serve', 'backup', 'forget']) await run([command, '--help']);
    vi.restoreAllMocks();
    const optionsIn = (words: string) =>
      [...new Set(words.match(/(?<![\w-])--[a-z][a-z-]*(?![\w-])/g))].sort();
    expect(optionsIn(text.replace(/`rsync [^`]*`/g, ''))).toEqual(
      optionsIn(said.join('')).filter((option) => option !== '--help'),
    );
  });

  it('names the limits that there are', () => {
    const { headersMs, requestMs, silenceMs, keepAliveMs, headBytes } = CONNECTION_LIMITS;
    for (const [what, most] of [
      ['time for the headers', `${headersMs / 1000} s`],
      ['time for the whole request', `${requestMs / 1000} s`],
      ['silence', `${silenceMs / 1000} s`],
      ['a connection without', `${keepAliveMs / 1000} s`],
      ['request line', `${headBytes / 1024} KiB`],
    ] as const)
      expect(text).toMatch(new RegExp(`\\| ${what}[^|]*\\| ${most}[ ,|]`));
    expect(text).toContain(`after ${CONNECTION_LIMITS.farewellMs / 1000} seconds`);
  });
});
