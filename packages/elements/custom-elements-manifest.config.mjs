import { mkdirSync, writeFileSync } from 'node:fs';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { jsxTypes } from './scripts/jsx-types.ts';
import { addTypes, declaredIn } from './scripts/manifest-types.ts';

const declared = new Map();

/** While the classes are there that others inherit from. */
const types = {
  name: 'types',
  analyzePhase({ node }) {
    const found = declaredIn(node);
    if (found) declared.set(...found);
  },
  packageLinkPhase({ customElementsManifest }) {
    addTypes(customElementsManifest, declared);
  },
};

/** Editors want the elements and the class they share, not the functions beside them, nor what nobody can reach. */
const elementsOnly = {
  name: 'elements-only',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules.filter((module) =>
      module.declarations?.some((declaration) => declaration.kind === 'class' && declaration.customElement),
    );
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations))
      declaration.members = declaration.members?.filter(({ name }) => !name.startsWith('#'));
  },
};

const built = (path) => path.replace(/^\/?src\/(.+)\.ts$/, 'dist/$1.js');

/** The manifest is read beside the built files: its paths must lead there. */
const builtPaths = {
  name: 'built-paths',
  packageLinkPhase({ customElementsManifest }) {
    pointToBuilt(customElementsManifest.modules);
  },
};

/** Changes every path to a source, wherever it stands. */
function pointToBuilt(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if ((key === 'path' || key === 'module') && typeof each === 'string') value[key] = built(each);
    else pointToBuilt(each);
  }
}

const jsx = {
  name: 'jsx',
  packageLinkPhase({ customElementsManifest }) {
    mkdirSync('types', { recursive: true });
    writeFileSync('types/jsx.d.ts', jsxTypes(customElementsManifest));
  },
};

export default {
  globs: ['src/elements/**/*.ts', 'src/internal/credit-*element.ts'],
  exclude: ['src/**/*.test.ts'],
  litelement: true,
  packagejson: false,
  outdir: '.',
  plugins: [
    types,
    elementsOnly,
    customElementVsCodePlugin({ outdir: 'ide', hideLogs: true, typesSrc: 'parsedType' }),
    jsx,
    builtPaths,
  ],
};
