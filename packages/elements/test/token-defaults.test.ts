import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const sources = globSync('**/*.ts', { cwd: SRC })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(`${SRC}/${file}`, 'utf8'))
  .join('\n');
const theming = readFileSync(new URL('../../../docs/elements/theming.md', import.meta.url), 'utf8');

/** What the style sheets use where the host has not set a token, if that is a plain size or time. */
const fallbacks = new Map(
  [...sources.matchAll(/var\((--credit-[\w-]+), ([\d.]+(?:rem|em|px|ms|s)|clamp\([^)]+\))\)/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  ),
);

/** The rows of the tables of tokens: each token with its default. */
const listed = new Map(
  [...theming.matchAll(/^\| (`--credit-.*?) \| (.*?) \|/gm)].flatMap(([, names = '', defaults = '']) => {
    const values = defaults.replaceAll('`', '').split(/, (?![^(]*\))/);
    return [...names.matchAll(/`(--[\w-]+)`/g)].map(([, name = ''], index) => [name, values[index]] as const);
  }),
);

describe('the default of a token', () => {
  it.each([...fallbacks])('%s is the same wherever it is said: %s', (name, value) => {
    expect(listed.get(name)).toBe(value);
    const documented = [...sources.matchAll(new RegExp(`@cssprop \\[${name}=([^\\]]+)\\]`, 'g'))];
    expect(documented.map(([, said]) => said)).toEqual(documented.map(() => value));
  });

  it('is found for sizes and times', () => {
    expect([...fallbacks.keys()]).toEqual(
      expect.arrayContaining(['--credit-radius', '--credit-font-size-label']),
    );
  });
});
