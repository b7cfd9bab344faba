import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const SRC = join(ROOT, 'packages/sdk/src');

/** One piece of code in the documentation. */
export interface Block {
  /** Where it is, for messages. */
  readonly place: string;
  readonly code: string;
  /** The imports of earlier pieces on the same page, which it may use too. */
  readonly imports: readonly string[];
  /** The code of earlier pieces on the same page. */
  readonly before: readonly string[];
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The statements that a module begins with, and the rest. */
export function splitImports(code: string): { readonly imports: string[]; readonly rest: string } {
  const pattern = /^import\s[\s\S]*?from\s+"[^"]+";.*$/gm;
  return { imports: code.match(pattern) ?? [], rest: code.replace(pattern, '') };
}

/** The pieces of a page, each with those before it, as a reader has them. */
function blocksOfPage(file: string): Block[] {
  const text = read(file);
  const blocks: Block[] = [];
  for (const match of text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    const code = match[1] ?? '';
    blocks.push({
      place: `${file}:${lineOf(text, match.index)}`,
      code,
      imports: blocks.flatMap((block) => splitImports(block.code).imports),
      before: blocks.map((block) => splitImports(block.code).rest),
    });
  }
  return blocks;
}

/** The examples in doc comments, each by itself. */
function blocksOfSource(file: string): Block[] {
  const text = read(file);
  const comment = /^[ \t]*\* @example\n[ \t]*\* ```ts\n([\s\S]*?)^[ \t]*\* ```$/gm;
  return [...text.matchAll(comment)].map((match) => ({
    place: `${file}:${lineOf(text, match.index)}`,
    code: (match[1] ?? '').replace(/^[ \t]*\* ?/gm, ''),
    imports: [],
    before: [],
  }));
}

const pages = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

/** All code that users of the SDK are shown. The contract's comments are left out, since they address servers. */
export function allBlocks(): { readonly ofPages: Block[]; readonly ofSources: Block[] } {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('contract'))
    .map((file) => relative(ROOT, join(SRC, file)));
  return {
    ofPages: ['packages/sdk/README.md', ...pages('docs/sdk')].flatMap(blocksOfPage),
    ofSources: sources.flatMap(blocksOfSource),
  };
}
