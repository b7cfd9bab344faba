import { transformSync } from 'esbuild';

/**
 * A style sheet as short as esbuild makes it. One with expressions in it is left as it is: what they stand for is not known here,
 * and half a rule cannot be parsed.
 *
 * @param texts the text between expressions
 */
export function minifyCss(texts: readonly string[]): readonly string[] {
  const [sheet = ''] = texts;
  if (texts.length > 1) return texts;
  const { code, warnings } = transformSync(sheet, { loader: 'css', minify: true, charset: 'utf8' });
  const [warning] = warnings;
  if (warning) throw new Error(`${warning.text}: ${warning.location?.lineText.trim() ?? ''}`);
  return [code.trim()];
}
