import ts from 'typescript';
import { alikeFirst } from './alike-first.ts';
import { litProperties } from './lit-properties.ts';
import { minifiedTemplates } from './minified-templates.ts';
import { shortenIn, shortProperties } from './short-properties.ts';

/** How the build transforms sources, apart from removing types. */
export function transformersFor({ fileNames }: ts.ParsedCommandLine): ts.CustomTransformers {
  const shorten = shortenIn(fileNames.map((name) => ts.sys.readFile(name) ?? ''));
  return { before: [litProperties, minifiedTemplates, shortProperties(shorten), alikeFirst()] };
}
