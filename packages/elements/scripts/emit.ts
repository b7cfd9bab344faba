/**
 * Writes the published files: those of `tsc -p tsconfig.build.json`, made lighter for pages that bundle them.
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
  // Files whose source is gone would otherwise be published, and be part of the file for CDNs.
  if (options.outDir) rmSync(options.outDir, { recursive: true, force: true });
  complain(program.emit(undefined, undefined, undefined, undefined, transformersFor(config)).diagnostics);
}

/** Prints diagnostics. Returns whether there were any. */
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
