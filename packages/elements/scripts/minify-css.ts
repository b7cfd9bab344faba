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
  return [withoutSpaces(code.trim())];
}

/** Quoted text, or what esbuild leaves of white space that means nothing: after a custom property's colon, and after commas. */
const LEFT = /("[^"]*"|'[^']*'|--[\w-]+:|,) ?/g;

const withoutSpaces = (code: string): string =>
  code.replace(LEFT, (match, before: string) => (/^["']/.test(before) ? match : before));
