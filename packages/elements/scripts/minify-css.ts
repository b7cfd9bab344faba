import { transformSync } from 'esbuild';

/**
 * Minifies a style sheet with esbuild. A sheet with expressions stays as it is: their values are not known here, and an incomplete rule cannot
 * be parsed.
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
