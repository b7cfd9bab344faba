import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { alikeFirst } from '../scripts/alike-first.ts';

const FILES: Readonly<Record<string, string>> = {
  '/x/src/define.ts': "import './elements/a/define.js'; import './elements/b/define.js';",
  '/x/src/elements/a/define.ts': "import { A } from './a.js';",
  '/x/src/elements/a/a.ts':
    "import { html } from 'lit'; import type { T } from '../../types.styles.js'; import { t } from './a.template.js'; import { s } from '../../styles/s.styles.js';",
  '/x/src/elements/a/a.template.ts': "export type { T } from '../../types.styles.js';",
  '/x/src/elements/b/define.ts': "import { B } from './b.js';",
  '/x/src/elements/b/b.ts': "import { t } from './b.templates.js'; import { z } from './b.styles.js';",
  '/x/src/elements/b/b.templates.ts': "export { z } from './b.styles.js';",
};

function modulesOf(fileName: string): readonly (string | undefined)[] {
  const { outputText } = ts.transpileModule(FILES[fileName] ?? '', {
    fileName,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    transformers: { before: [alikeFirst((name) => FILES[name])] },
  });
  return [...outputText.matchAll(/^import '(.+)';$/gm)].map(([, module]) => module);
}

describe('the entry of all elements', () => {
  it('imports sheets, then templates, then elements', () => {
    expect(modulesOf('/x/src/define.ts')).toEqual([
      './elements/b/b.styles.js',
      './styles/s.styles.js',
      './elements/a/a.template.js',
      './elements/b/b.templates.js',
      './elements/a/a.js',
      './elements/b/b.js',
      './elements/a/define.js',
      './elements/b/define.js',
    ]);
  });
});

describe('the entry of one element', () => {
  it('imports only what the element needs at run time', () => {
    expect(modulesOf('/x/src/elements/a/define.ts')).toEqual([
      '../../styles/s.styles.js',
      './a.template.js',
      './a.js',
    ]);
  });
});

describe('any other file', () => {
  it('stays as it is', () => {
    expect(modulesOf('/x/src/elements/a/a.ts')).toEqual([]);
  });
});
