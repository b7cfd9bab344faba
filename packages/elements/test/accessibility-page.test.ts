import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** The rows of the list: what must hold, and what holds it. */
const rows = read('docs/accessibility.md')
  .split('\n')
  .map((line) => /^\| (\d+) ?●? \| .+? \| (.+) \|$/.exec(line))
  .flatMap((match) => (match ? [[match[1] as string, match[2] as string] as const] : []));

const suites = globSync('{packages/elements/{src,test},test}/**/*.test.ts', { cwd: root })
  // The pictures of a suite lie in a folder of its name.
  .filter((path) => statSync(root + path).isFile())
  .map((path) => ({ path, text: read(path) }));

describe('the page about accessibility', () => {
  it('has every heuristic once', () => {
    expect(rows.map(([number]) => number)).toEqual(
      Array.from({ length: 33 }, (_, index) => String(index + 1)),
    );
  });

  it.each(rows)('names tests that there are: %s', (_, gates) => {
    for (const [, file] of gates.matchAll(/`([\w./-]+\.test\.ts)`/g)) {
      const path = (file as string).replace(/^\//, '');
      expect(
        suites.some((suite) => suite.path.endsWith(path)),
        file,
      ).toBe(true);
    }
    for (const [, name] of gates.matchAll(/contract `(\w+)`/g))
      expect(suites.map(({ path }) => basename(path))).toContain(`${name}.browser.test.ts`);
    // Where a title has something in its place, or is shortened, its pieces are looked for.
    for (const [, title] of gates.matchAll(/"([^"]+)"/g))
      for (const piece of (title as string)
        .split(/…|,$/)
        .map((each) => each.trim())
        .filter(Boolean))
        expect(
          suites.some(({ text }) => text.includes(piece)),
          piece,
        ).toBe(true);
  });
});
