import { readFile, writeFile } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

/**
 * Makes the paths in source maps relative. When tsup turns a file into a CommonJS one, its map names the file itself, also as a source, by
 * its path on the machine that builds. That file is always beside the map, so its name is enough.
 */
export const relativeSources: Plugin = {
  name: 'relative-sources',
  async buildEnd({ writtenFiles }) {
    const maps = writtenFiles.map(({ name }) => name).filter((name) => name.endsWith('.map'));
    await Promise.all(maps.map(relate));
  },
};

async function relate(file: string): Promise<void> {
  const map = JSON.parse(await readFile(file, 'utf8')) as { file?: string; sources: readonly string[] };
  const named = (path: string): string => (isAbsolute(path) ? basename(path) : path);
  const sources = map.sources.map(named);
  await writeFile(file, JSON.stringify({ ...map, ...(map.file && { file: named(map.file) }), sources }));
}
