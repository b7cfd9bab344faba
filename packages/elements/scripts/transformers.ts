import type ts from 'typescript';
import { alikeFirst } from './alike-first.ts';
import { litProperties } from './lit-properties.ts';
import { minifiedTemplates } from './minified-templates.ts';

/** What happens to our sources on their way to npm, beside losing their types. */
export function transformersFor({ fileNames }: ts.ParsedCommandLine): ts.CustomTransformers {
  return { before: [litProperties, minifiedTemplates, alikeFirst(fileNames)] };
}
