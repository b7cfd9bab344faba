import type ts from 'typescript';
import { alikeFirst } from './alike-first.ts';
import { litProperties } from './lit-properties.ts';
import { minifiedTemplates } from './minified-templates.ts';

/** How the build transforms sources, apart from removing types. */
export function transformersFor({ fileNames }: ts.ParsedCommandLine): ts.CustomTransformers {
  return { before: [litProperties, minifiedTemplates, alikeFirst(fileNames)] };
}
