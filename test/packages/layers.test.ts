import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesIn } from '../support/imports.ts';

const PACKAGES = join(import.meta.dirname, '../../packages');
/** Files outside of any folder: they import from the folders, and no folder imports from them. */
const TOP = '(top)';

const folderOf = (file: string): string => {
  const [folder = '', ...rest] = file.split(sep);
  return rest.length ? folder : TOP;
};

/** Which folders of a package import from which, with an import that shows it. */
function importsBetween(source: string): Map<string, Map<string, string>> {
  const edges = new Map<string, Map<string, string>>();
  for (const { file, imports } of sourcesIn(source)) {
    for (const path of imports.filter((each) => each.startsWith('.'))) {
      const [from, to] = [folderOf(file), folderOf(normalize(join(dirname(file), path)))];
      if (from === to) continue;
      const known = edges.get(from) ?? new Map<string, string>();
      edges.set(from, known.set(to, `${file} imports ${path}`));
    }
  }
  return edges;
}

/** A cycle of imports, from a folder back to itself. */
function roundTrip(edges: Map<string, Map<string, string>>, start: string): string[] | undefined {
  const seen = new Set<string>();
  const walk = (folder: string, way: string[]): string[] | undefined => {
    for (const [next, shown] of edges.get(folder) ?? []) {
      if (next === start) return [...way, shown];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, shown]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, []);
}

describe.each(['sdk', 'elements', 'server'])('the folders of %s', (name) => {
  it('import one another in one direction', () => {
    const edges = importsBetween(join(PACKAGES, name, 'src'));
    expect(edges.size).toBeGreaterThan(3);
    expect([...edges.keys()].flatMap((folder) => roundTrip(edges, folder) ?? [])).toEqual([]);
  });
});
