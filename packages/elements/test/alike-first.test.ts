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

const modulesOf = (fileName: string): readonly (string | undefined)[] =>
  [...written(fileName).matchAll(/^import '(.+)';$/gm)].map(([, module]) => module);

describe('the entry of all elements', () => {
  it('imports sheets, then templates, then elements', () => {
    expect(modulesOf('/x/src/define.ts')).toEqual([
      './a.styles.js',
      './b/b.styles.js',
      './a/a.template.js',
      './b/b.templates.js',
      './a/define.js',
    ]);
  });

  it('is not the only one: the dashboard is made of all of them', () => {
    expect(modulesOf('/x/src/elements/credit-usage-dashboard/define.ts')).toEqual([
      '../../a.styles.js',
      '../../b/b.styles.js',
      '../../a/a.template.js',
      '../../b/b.templates.js',
      './a/define.js',
    ]);
  });

  it('brings what the entry of one element does not', () => {
    expect(written('/x/src/a/define.ts')).not.toContain('styles');
  });
});
