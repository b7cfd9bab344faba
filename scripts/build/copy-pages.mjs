/**
 * Copies pages into the package that is packed, for readers who have the package and not the repository. Each argument is
 * `from=to`: a page, or a folder of them, in the repository, and where it goes in the package. Links follow.
 * What is there already is left alone: another process may be packing it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.cwd();

/** Where each page goes, both in full. */
const places = new Map(process.argv.slice(2).flatMap(placesOf));
if (!places.size) throw new Error('Which pages, and where to?');
for (const [from, to] of places) copy(from, to);
removeOthers(new Set(places.values()));

function placesOf(argument) {
  const [from, to, ...rest] = argument.split('=');
  if (!from || !to || rest.length) throw new Error(`Write it as from=to: ${argument}`);
  const source = join(root, from);
  if (/\.\w+$/.test(from)) return [[source, resolve(folder, to)]];
  return readdirSync(source).map((name) => [join(source, name), resolve(folder, to, name)]);
}

function copy(from, to) {
  const text = readFileSync(from, 'utf8');
  const page = from.endsWith('.md') ? withLinks(text, from, to) : text;
  mkdirSync(dirname(to), { recursive: true });
  if (existsSync(to) && readFileSync(to, 'utf8') === page) return;
  // Renamed into place, so that no process reads half a page.
  const temporary = `${to}.${process.pid}`;
  writeFileSync(temporary, page);
  renameSync(temporary, to);
}

/** Rewrites links to the same pages in the package. A page that is not in it is named instead, by its path in the repository. */
function withLinks(text, from, to) {
  return text.replace(/\[([^\]]+)\]\(([^()\s#]+)(#[^()\s]*)?\)/g, (link, words, target, anchor = '') => {
    const file = join(dirname(from), target);
    if (/^https?:/.test(target) || !existsSync(file)) return link;
    const here = places.get(file) ?? (isIn(folder, file) ? file : undefined);
    if (here) return `[${words}](${relative(dirname(to), here)}${anchor})`;
    const path = relative(root, file);
    const name = `\`${path}\` in the repository`;
    return words.replaceAll('`', '') === path ? name : `${words} (${name})`;
  });
}

function isIn(outer, path) {
  return !relative(outer, path).startsWith('..');
}

/** Removes pages that are no longer in the repository, which would otherwise still be published. */
function removeOthers(known) {
  for (const docs of new Set(
    [...known].map((path) => join(folder, relative(folder, path).split('/')[0] ?? '')),
  ))
    for (const each of readdirSync(docs, { recursive: true, withFileTypes: true })) {
      const path = join(each.parentPath, each.name);
      if (each.isFile() && /\.(md|yaml)$/.test(path) && !known.has(path)) rmSync(path, { force: true });
    }
}
