import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** Kinds of files whose contents are alike, in the order that gave the smallest bundles of those tried. */
const ALIKE = [
  /\.styles\.ts$/,
  /\/chart\//,
  /\/i18n\/(?!catalogue)/,
  /\/data\//,
  /-csv\.ts$/,
  /\.labels\.ts$/,
  /\/catalogue\//,
  /\/events\//,
  /\.model\.ts$/,
  /\/util\//,
  /-skeleton\.template\.ts$/,
  /\/internal\/.*-templates?\.ts$/,
  /\.templates?\.ts$/,
  /-(choice|view|filter|picking|interaction)\.ts$/,
  /\/controllers\//,
  /\/internal\//,
  /\/elements\/[^/]*\/(?!define)[^/]*$/,
];

const ENTRIES = /\/src\/(elements\/[^/]*\/)?define\.ts$/;

/**
 * Makes the entries import files of the same kind first, so that a bundler writes them side by side. gzip looks back 32 kB, and what it finds
 * there costs next to nothing; in the order of the elements, similar texts would be further apart.
 *
 * @param read returns the text of a source
 */
export function alikeFirst(read = ts.sys.readFile): ts.TransformerFactory<ts.SourceFile> {
  return ({ factory }) =>
    (file) => {
      if (!ENTRIES.test(file.fileName)) return file;
      const needed = [...neededBy(file.fileName, read)].sort();
      const alike = new Set(ALIKE.flatMap((kind) => needed.filter((name) => kind.test(name))));
      const imports = [...alike].map((name) =>
        factory.createImportDeclaration(
          undefined,
          undefined,
          factory.createStringLiteral(moduleOf(relative(dirname(file.fileName), name)), true),
        ),
      );
      return factory.updateSourceFile(file, [...imports, ...file.statements]);
    };
}

/** The files that a file needs at run time, with those that they need in turn. */
function neededBy(
  fileName: string,
  read: (fileName: string) => string | undefined,
  needed: Set<string> = new Set(),
): ReadonlySet<string> {
  const { statements } = ts.createSourceFile(fileName, read(fileName) ?? '', ts.ScriptTarget.Latest);
  for (const statement of statements) {
    const module = moduleNeeded(statement);
    if (!module?.startsWith('.')) continue;
    const name = join(dirname(fileName), module).replaceAll('\\', '/').replace(/\.js$/, '.ts');
    if (!needed.has(name)) neededBy(name, read, needed.add(name));
  }
  return needed;
}

/** The module of an import or export that is not only of types. */
function moduleNeeded(statement: ts.Statement): string | undefined {
  const isOfTypes =
    (ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly) ||
    (ts.isExportDeclaration(statement) && statement.isTypeOnly);
  const { moduleSpecifier } = statement as ts.ImportDeclaration | ts.ExportDeclaration;
  return !isOfTypes && moduleSpecifier && ts.isStringLiteral(moduleSpecifier)
    ? moduleSpecifier.text
    : undefined;
}

function moduleOf(path: string): string {
  const module = path.replaceAll('\\', '/').replace(/\.ts$/, '.js');
  return module.startsWith('.') ? module : `./${module}`;
}
