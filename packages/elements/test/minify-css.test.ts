import { describe, expect, it } from 'vitest';
import { minifyCss } from '../scripts/minify-css.ts';

describe('minifying a sheet', () => {
  it.each<[name: string, sheet: string, minified: string]>([
    ['drops comments and space', '/* why */\n.a {\n  color: red;\n}\n', '.a{color:red}'],
    ['keeps nesting', '.a {\n  &:hover {\n    top: 0;\n  }\n}', '.a{&:hover{top:0}}'],
    [
      'keeps what is younger than itself',
      '@container (inline-size < 44rem) {\n  .a { color: light-dark(#fff, #000); }\n}',
      '@container (inline-size < 44rem){.a{color:light-dark(#fff,#000)}}',
    ],
    [
      'drops space after custom properties and commas',
      '.a { --x: 1px; top: var(--y, var(--z, 0)); }',
      '.a{--x:1px;top:var(--y,var(--z,0))}',
    ],
    ['keeps quoted text', '.a::before { content: "a, --b: c"; }', '.a:before{content:"a, --b: c"}'],
    ['keeps signs as they are', '.a::before { content: "–"; }', '.a:before{content:"–"}'],
  ])('%s', (_, sheet, minified) => {
    expect(minifyCss([sheet])).toEqual([minified]);
  });

  it('leaves a sheet with expressions as it is', () => {
    const texts = ['.a { color: ', '; }\n'];
    expect(minifyCss(texts)).toEqual(texts);
  });

  it('refuses what is not CSS', () => {
    expect(() => minifyCss(['.a { color: red']), 'unclosed').toThrow(/Expected "}"/);
  });
});
