import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The links of a page that lead to no file, or to no heading of one.
 *
 * @param page - its path in the folder
 */
export function deadLinks(folder: string, page: string): string[] {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return [...read(page).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .filter(([, target = '', anchor]) => {
      if (/^https?:/.test(target)) return false;
      const file = target === '' ? page : join(dirname(page), target);
      if (!existsSync(join(folder, file))) return true;
      return anchor !== undefined && !anchorsOf(read(file)).includes(anchor);
    })
    .map(([link]) => `${page}: ${link}`);
}

/** The anchors of a page's headings, as repository hosts make them. */
const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(({ 1: title = '' }) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
