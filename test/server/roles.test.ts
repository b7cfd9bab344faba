import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const PACKAGES = fileURLToPath(new URL('../../packages/', import.meta.url));
const ROLE = /(['"`])(?:Owner|Admin|Builder|Member|Billing|Contributor)\1/;
/** Code that never decides about real viewers: tests and their helpers, the document's examples, and the suite, which has its own viewers. */
const ASIDE =
  /\.test\.ts$|^sdk\/src\/(?:fixtures|testing|contract\/openapi\/examples)\/|^server\/src\/conformance\//;

/** The files of a package whose code names a role; comments may. */
function namingRoles(name: string): string[] {
  const files = readdirSync(`${PACKAGES}${name}/src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${name}/src/${file}`);
  expect(files.length).toBeGreaterThan(10);
  const codeOf = (file: string): string =>
    readFileSync(PACKAGES + file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return files.filter((file) => !ASIDE.test(file) && ROLE.test(codeOf(file)));
}

it('a client never derives a permission from the name of a role', () => {
  // The type of roles lists some, for completion in editors.
  expect(namingRoles('sdk')).toEqual(['sdk/src/model/scalars.ts']);
  // One label names the missing role. That it is missing comes from the server, whose list of organizations has no such text.
  expect(namingRoles('elements')).toEqual([
    'elements/src/elements/credit-usage-filters/credit-usage-filters.labels.ts',
  ]);
});

it('on the server, roles are judged in one file', () => {
  expect(namingRoles('server')).toEqual(['server/src/auth/roles.ts']);
});
