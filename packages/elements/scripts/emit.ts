/**
 * Writes the files that npm gets: what `tsc -p tsconfig.build.json` would write, and lighter for the pages that bundle them.
 */
import { rmSync } from 'node:fs';
import ts from 'typescript';
import { readConfig } from './config.ts';
import { transformersFor } from './transformers.ts';

const config = readConfig();
const { fileNames, options, projectReferences = [], errors } = config;
const program = ts.createProgram({
  rootNames: fileNames,
  options,
  projectReferences,
  configFileParsingDiagnostics: errors,
});

if (!complain(ts.getPreEmitDiagnostics(program))) {
  // A file whose source is gone would be published, and go into the file for a CDN.
  if (options.outDir) rmSync(options.outDir, { recursive: true, force: true });
  complain(program.emit(undefined, undefined, undefined, undefined, transformersFor(config)).diagnostics);
}

/** Says what is wrong, and whether anything is. */
function complain(diagnostics: readonly ts.Diagnostic[]): boolean {
  if (diagnostics.length === 0) return false;
  const text = ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getNewLine: () => ts.sys.newLine,
  });
  console.error(text.trimEnd());
  process.exitCode = 1;
  return true;
}
