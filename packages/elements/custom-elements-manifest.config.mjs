import { customElementJsxPlugin } from 'custom-element-jsx-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** Editors want the elements and the class they share, not the functions beside them. */
const elementsOnly = {
  name: 'elements-only',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules.filter((module) =>
      module.declarations?.some((declaration) => declaration.kind === 'class' && declaration.customElement),
    );
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

export default {
  globs: ['src/elements/**/*.ts', 'src/internal/credit-*element.ts'],
  exclude: ['src/**/*.test.ts'],
  litelement: true,
  packagejson: false,
  outdir: '.',
  plugins: [
    elementsOnly,
    customElementVsCodePlugin({ outdir: 'ide', hideLogs: true }),
    customElementJsxPlugin({
      outdir: 'types',
      fileName: 'jsx.d.ts',
      hideLogs: true,
      componentTypePath: (_name, tag) => `../dist/elements/${tag}/${tag}.js`,
    }),
    builtPaths,
  ],
};
