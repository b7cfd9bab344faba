import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const sourceOf = (file: string): string => readFileSync(join(SRC, file), 'utf8');

/** What a file imports at run time, at once or later; imports of types do not count. */
function importsOf(file: string): string[] {
  const statements = sourceOf(file).matchAll(
    /^(?:import|export)\s+(?!type\b)(?:[^;]*?\sfrom\s+)?'([^']+)';/gms,
  );
  const later = sourceOf(file).matchAll(/(?<!typeof )import\('([^']+)'\)/g);
  return [...statements, ...later].flatMap(([, specifier]) => specifier ?? []);
}

/** Everything that an entry imports, directly or indirectly: files of this package, and the names of other packages. */
function reach(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) packages.add(specifier);
      else visit(relative(SRC, join(SRC, dirname(file), specifier.replace(/\.js$/, '.ts'))));
    }
  };
  visit(entry);
  return { files, packages };
}

describe('what each entry needs', () => {
  test.each([
    ['index.ts', ['ofetch']],
    ['query/index.ts', []],
    ['credits/index.ts', []],
    ['time/index.ts', []],
    ['export/index.ts', []],
    ['contract/index.ts', ['zod/mini']],
    ['fixtures/index.ts', []],
    ['testing/index.ts', ['msw']],
    ['node/index.ts', ['node:crypto', 'node:fs/promises', 'node:path', 'node:process', 'ofetch']],
  ])('%s: %j', (entry, packages) => {
    expect([...reach(entry).packages].sort()).toEqual(packages);
  });
});

test('only the transport knows ofetch, only the contract zod, only ./node Node', () => {
  const importers = (name: RegExp) => FILES.filter((file) => importsOf(file).some((one) => name.test(one)));
  expect(importers(/^ofetch$/)).toEqual(['core/transport.ts']);
  expect(importers(/^zod/).every((file) => file.startsWith('contract/'))).toBe(true);
  expect(importers(/^node:/).every((file) => file.startsWith('node/'))).toBe(true);
  expect(importers(/^node:/).length).toBeGreaterThan(0);
});

test('imports point one way', () => {
  const LAYERS = ['model', 'credits', 'time', 'contract', 'errors', 'query', 'core', 'resources'];
  const layerOf = (file: string) => LAYERS.indexOf(file.split('/')[0] ?? '');
  const upward = FILES.filter((file) => layerOf(file) >= 0).flatMap((file) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(SRC, join(SRC, dirname(file), specifier)))
      .filter((target) => layerOf(target) > layerOf(file))
      .map((target) => `${file} imports ${target}`),
  );
  expect(upward).toEqual([]);
});
