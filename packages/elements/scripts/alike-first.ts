import { dirname, relative } from 'node:path';
import type ts from 'typescript';

/** Texts of one kind. */
const ALIKE = [/\.styles\.ts$/, /\.templates?\.ts$/, /\.model\.ts$/, /\.labels\.ts$/, /-csv\.ts$/];

/** Those of all elements, and of the one that is made of all others. */
const ENTRIES = /\/src\/(elements\/credit-usage-dashboard\/)?define\.ts$/;

/**
 * Has the entries that bring all elements import every sheet and every template first, so that a bundler writes them side by side:
 * gzip looks back 32 kB, and what it has seen there costs next to nothing. In the order of the elements they would be further apart.
 *
 * @param fileNames all sources
 */
export function alikeFirst(fileNames: readonly string[]): ts.TransformerFactory<ts.SourceFile> {
  const alike = ALIKE.flatMap((kind) => fileNames.filter((name) => kind.test(name)).sort());
  return ({ factory }) =>
    (file) => {
      if (!ENTRIES.test(file.fileName)) return file;
      const imports = alike.map((name) =>
        factory.createImportDeclaration(
          undefined,
          undefined,
          factory.createStringLiteral(moduleOf(relative(dirname(file.fileName), name)), true),
        ),
      );
      return factory.updateSourceFile(file, [...imports, ...file.statements]);
    };
}

function moduleOf(path: string): string {
  const module = path.replaceAll('\\', '/').replace(/\.ts$/, '.js');
  return module.startsWith('.') ? module : `./${module}`;
}
