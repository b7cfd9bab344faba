import { join } from 'node:path';
import ts from 'typescript';
import { diagnosticsOf, programOf } from '../../../../test/support/type-check.ts';
import { type Block, ROOT, splitImports } from './blocks.js';
import { OTHERS, PRELUDE } from './prelude.js';

const FOLDER = join(ROOT, 'packages/sdk/test/docs');
/** The entries in which names in doc comments are looked up, in this order, after the entry of the comment's own folder. */
const ENTRIES = ['index', 'export', 'node', 'fixtures', 'testing', 'credits', 'time', 'query'];

const specifierOf = (entry: string): string =>
  entry === 'index' ? '@credit-usage/sdk' : `@credit-usage/sdk/${entry}`;

const { config } = ts.readConfigFile(join(ROOT, 'test/tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'test'), { noEmit: true });

const sourceOf = (entry: string): string =>
  join(ROOT, 'packages/sdk/src', entry === 'index' ? 'index.ts' : `${entry}/index.ts`);

/** Whether a name can be used as a value, by the names that an entry exports. */
type Exports = ReadonlyMap<string, boolean>;

function exportsByEntry(): Map<string, Exports> {
  const program = ts.createProgram(ENTRIES.map(sourceOf), options);
  const checker = program.getTypeChecker();
  return new Map(
    ENTRIES.map((entry) => {
      const file = program.getSourceFile(sourceOf(entry));
      const symbol = file && checker.getSymbolAtLocation(file);
      const names = (symbol ? checker.getExportsOfModule(symbol) : []).map((one) => {
        const { flags } = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
        return [one.name, (flags & (ts.SymbolFlags.Value | ts.SymbolFlags.NamespaceModule)) !== 0] as const;
      });
      return [entry, new Map(names)];
    }),
  );
}

/** The imports that a doc comment leaves out: names belong to the first entry that exports them. */
function impliedImports({ code, place }: Block, names: ReadonlyMap<string, Exports>): string[] {
  const own = /sdk\/src\/(\w+)\//.exec(place)?.[1] ?? 'index';
  const order = [...(ENTRIES.includes(own) ? [own] : []), ...ENTRIES];
  const words = new Set(code.replace(/\/\/.*$/gm, '').match(/(?<!\w|[^.]\.)[A-Za-z]\w*/g));
  return [...words].flatMap((word) => {
    if (new RegExp(`\\b(?:const|let|function)\\s+(?:\\{[^}]*)?\\b${word}\\b`).test(code)) return [];
    const entry = order.find((each) => names.get(each)?.has(word));
    // The root entry exports `query`, but in most comments it is a variable.
    if (entry === undefined || word === 'query') return [];
    return [`import { ${names.get(entry)?.get(word) ? '' : 'type '}${word} } from '${specifierOf(entry)}';`];
  });
}

/** The module that a block becomes, and the first line of its own code. */
function moduleOf(
  block: Block,
  implied: readonly string[],
): { readonly text: string; readonly first: number } {
  const { imports, rest } = splitImports(block.code);
  // A block may declare a name of an earlier block again, since its scope is inside the scopes of those before it.
  // A page may repeat an import, for readers who start in the middle.
  const statements = new Set([...block.imports, ...imports].map((one) => one.replaceAll('\n', ' ')));
  const head = [
    ...statements,
    ...implied,
    'export async function example(): Promise<void> {',
    ...block.before.map((code) => `${code}\n{`),
  ].join('\n');
  const text = `${head}\n${rest}\n${'}'.repeat(block.before.length)}\n}\n`;
  return { text, first: head.split('\n').length };
}

/** TypeScript's errors in each block. */
export function problemsOf(pages: readonly Block[], sources: readonly Block[]): Map<string, string[]> {
  const names = sources.length === 0 ? new Map<string, Exports>() : exportsByEntry();
  const modules = [...pages, ...sources].map((block, index) => ({
    block,
    file: join(FOLDER, `example-${index}.ts`),
    ...moduleOf(block, index < pages.length ? [] : impliedImports(block, names)),
  }));
  const prelude = join(FOLDER, 'example-prelude.ts');
  const others = join(FOLDER, 'example-others.d.ts');
  const texts = new Map([
    [prelude, PRELUDE],
    [others, OTHERS],
    ...modules.map(({ file, text }) => [file, text] as const),
  ]);
  const program = programOf(texts, options);
  return new Map(
    modules.map(({ block, file, first }) => [
      block.place,
      diagnosticsOf(program, file).flatMap((one) => wordingOf(one, first)),
    ]),
  );
}

function wordingOf({ file, start = 0, messageText }: ts.Diagnostic, first: number): string[] {
  const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
  const message = ts.flattenDiagnosticMessageText(messageText, ' ');
  // Errors in earlier blocks are reported for those; errors in its own imports are reported here.
  if (line < first && !/export async|import/.test(file?.text.split('\n')[line] ?? '')) return [];
  return [`${file?.text.split('\n')[line]?.trim()}: ${message}`];
}
