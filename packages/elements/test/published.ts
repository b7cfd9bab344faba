import ts from 'typescript';
import { readConfig } from '../scripts/config.ts';
import { transformersFor } from '../scripts/transformers.ts';

const config = readConfig();
const transformers = transformersFor(config);

/** The published file of a source, and its source map. */
export function published(source: string, fileName: string): ts.TranspileOutput {
  return ts.transpileModule(source, { compilerOptions: config.options, transformers, fileName });
}
