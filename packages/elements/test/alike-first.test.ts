import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { alikeFirst } from '../scripts/alike-first.ts';

const FILES = [
  '/x/src/b/b.templates.ts',
  '/x/src/b/b.styles.ts',
  '/x/src/a/a.template.ts',
  '/x/src/a/a.ts',
  '/x/src/a.styles.ts',
];

function written(fileName: string): string {
  const { outputText } = ts.transpileModule("/** Registers. */\nimport './a/define.js';\n", {
    fileName,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    transformers: { before: [alikeFirst(FILES)] },
  });
  return outputText;
}

describe('the entry of all elements', () => {
  it('imports sheets, then templates, then elements', () => {
    const modules = [...written('/x/src/define.ts').matchAll(/^import '(.+)';$/gm)].map(
      ([, module]) => module,
    );
    expect(modules).toEqual([
      './a.styles.js',
      './b/b.styles.js',
      './a/a.template.js',
      './b/b.templates.js',
      './a/define.js',
    ]);
  });

  it('is the only one', () => {
    expect(written('/x/src/a/define.ts')).not.toContain('styles');
  });
});
