/**
 * Writes a `.d.cts` beside every `.d.ts` of a folder, for those who `require`: the same declarations under the other module system.
 * Files named after it are left out.
 *
 * A bundler of declarations would make one file of each entry, but the one that tsup brings writes the types of a namespace export
 * (`export * as query`) as values, which is an error to everyone who checks libraries.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...without] = process.argv.slice(2);
if (!folder) throw new Error('Which folder?');

/** The relative modules of `from './x.js'` and `import('./x.js')`. */
const RELATIVE = /(from |import\()(['"])(\.{1,2}\/[^'"]*)\.js\2/g;

for (const file of globSync('**/*.d.ts', { cwd: folder, exclude: without })) {
  const declarations = readFileSync(join(folder, file), 'utf8');
  writeFileSync(
    join(folder, file.replace(/\.d\.ts$/, '.d.cts')),
    declarations.replace(RELATIVE, '$1$2$3.cjs$2'),
  );
}
