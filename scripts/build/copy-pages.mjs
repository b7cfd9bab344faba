/**
 * Copies the pages of a folder beside the package that is packed, for readers who have the package and not the repository.
 * What is there already is left alone: another process may be packing it.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error('From which folder, to which?');

mkdirSync(to, { recursive: true });
const pages = pagesIn(from);
for (const name of pagesIn(to)) if (!pages.includes(name)) rmSync(join(to, name), { force: true });
for (const name of pages) copy(readFileSync(join(from, name)), join(to, name));

function pagesIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.md'));
}

/** Renamed into its place, so that nobody reads half a page. */
function copy(page, path) {
  if (readIfThere(path)?.equals(page)) return;
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, page);
  renameSync(temporary, path);
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
