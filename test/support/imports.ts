import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A file of a package that is shipped, and what it imports, in whichever way: types, later on demand, or for an effect alone. */
export interface Source {
  /** From the root of the folder that was searched. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** The sources in a folder, without their tests. */
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
