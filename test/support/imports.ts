import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A shipped file of a package with all of its imports, including types, dynamic imports and imports for their effect. */
export interface Source {
  /** The path from the folder that was searched. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** The sources in a folder, without tests. */
export const sourcesIn = (folder: string): Source[] =>
  globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.includes('.test.') && !file.includes('node_modules'))
    .sort()
    .map((file) => sourceOf(file, readFileSync(join(folder, file), 'utf8')));

export const sourceOf = (file: string, text: string): Source => ({
  file,
  text,
  imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
});
