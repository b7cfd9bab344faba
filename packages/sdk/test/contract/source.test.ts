import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../src/contract/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name, readFileSync(folder + name, 'utf8')] as const);

it('has files to look at', () => {
  expect(files.length).toBeGreaterThan(20);
});

it.each(files)('%s takes zod as one namespace of zod/mini', (_, text) => {
  const imports = [...text.matchAll(/^import .*['"]zod.*$/gm)].map(([line]) =>
    line.replace('import type', 'import'),
  );
  expect(imports.filter((line) => line !== "import * as z from 'zod/mini';")).toEqual([]);
});

it.each(files)('%s leaves the host’s zod alone: no configuration, no global registry', (_, text) => {
  expect(text).not.toMatch(/\bz\.(config|globalRegistry|core\.config|core\.globalRegistry|meta|describe)\b/);
});

it.each(files.filter(([name]) => !name.startsWith('openapi')))(
  '%s does not pull the document in',
  (_, text) => {
    expect(text).not.toMatch(/from '[^']*openapi/);
  },
);
