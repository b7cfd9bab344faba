import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { deadLinks } from '../support/links.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = globSync(['*.md', 'docs/**/*.md', 'examples/*/README.md', 'packages/*/README.md'], {
  cwd: ROOT,
}).sort();

it.each(PAGES)('%s links to what is there, at a heading that is there', (page) => {
  expect(deadLinks(ROOT, page)).toEqual([]);
});

it('a link that leads nowhere is found', () => {
  expect(PAGES.length).toBeGreaterThan(20);
  const folder = mkdtempSync(join(tmpdir(), 'credit-usage-pages-'));
  writeFileSync(
    join(folder, 'page.md'),
    '# A page\n[One](page.md#a-page), [that is not there](nowhere.md), [nor this](#b-page), [of others](https://example.com).',
  );
  expect(deadLinks(folder, 'page.md')).toEqual(['page.md: ](nowhere.md)', 'page.md: ](#b-page)']);
  rmSync(folder, { recursive: true });
});
