import ts from 'typescript';
import { expect, it } from 'vitest';
import { shortenIn, shortProperties } from '../scripts/short-properties.ts';

const SOURCE = `
export const text = set('--_top', '--credit-space', \`--_own-text: \${from('--_top')} var(--_own-text) \${to} var(--_top)\`);
export const plain = \`.a { --_top: var(--credit-text, var(--_own-text)) }\`;
`;

it('shortens our own properties in texts and templates, and no others', () => {
  const { outputText } = ts.transpileModule(SOURCE, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    transformers: { before: [shortProperties(shortenIn(['--_top', SOURCE, '--_zoom']))] },
  });
  expect(outputText).toBe(
    `
export const text = set('--_b', '--credit-space', \`--_a: \${from('--_b')} var(--_a) \${to} var(--_b)\`);
export const plain = \`.a { --_b: var(--credit-text, var(--_a)) }\`;
`.trimStart(),
  );
});
