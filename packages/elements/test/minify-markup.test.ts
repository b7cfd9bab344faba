import { describe, expect, it } from 'vitest';
import { minifyMarkup } from '../scripts/minify-markup.ts';

describe('minifying a template', () => {
  it.each<[name: string, texts: readonly string[], minified: readonly string[]]>([
    ['keeps one space of many', ['<p>\n    one\n    <b>two</b>\n  </p>\n'], ['<p> one <b>two</b> </p> ']],
    ['adds none where there is none', ['<p>one<b>two</b></p>'], ['<p>one<b>two</b></p>']],
    ['keeps a space that no line breaks', ['<p>\u00a0one\u202f%</p>'], ['<p>\u00a0one\u202f%</p>']],
    ['puts attributes on one line', ['<a\n  href="#"\n  hidden\n>x</a\n>'], ['<a href="#" hidden>x</a>']],
    [
      'keeps what stands in quotes',
      ['<p title="a  >  b" class=\'x \n y\'>'],
      ['<p title="a  >  b" class=\'x \n y\'>'],
    ],
    ['keeps a slash away from a value', ['<path d=', '\n/>'], ['<path d=', ' />']],
    [
      'knows attributes across expressions',
      ['<p\n  class="', '  b"\n  @click=', '\n>', '  </p>'],
      ['<p class="', '  b" @click=', '>', ' </p>'],
    ],
    ['keeps spaces beside expressions', ['', '  ', ''], ['', ' ', '']],
    ['drops comments', ['<p><!-- why > what\n --> one</p>'], ['<p> one</p>']],
    ['keeps a comment with an expression in it', ['<p><!--  ', ' --></p>'], ['<p><!--  ', ' --></p>']],
    ['leaves alone what is shown as written', ['<pre>\n  a\n    ', '</pre>'], ['<pre>\n  a\n    ', '</pre>']],
    ['takes a sign for a sign', ['<p>1 < 2  and  3 > 2</p>'], ['<p>1 < 2 and 3 > 2</p>']],
  ])('%s', (_, texts, minified) => {
    expect(minifyMarkup(texts)).toEqual(minified);
  });
});
