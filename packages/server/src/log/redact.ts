/** What credentials look like, and what stands in their place. */
const CREDENTIALS: readonly (readonly [RegExp, string])[] = [
  [/\bcu_(sk|ik)_[\w\-.~+/=]*…?/g, 'cu_$1_…'],
  [/\b(Bearer|Basic)\s+[\w\-.~+/=]+/gi, '$1 …'],
  // A signed token, whoever made it.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…'],
  [/\b([a-z][a-z\d+.-]*:\/\/)[^\s/@]+@/gi, '$1…@'],
  [
    /\b(password|passwd|secret|token|api[_-]?key)(["']?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|[^\s"'&,;{}]+)/gi,
    '$1$2…',
  ],
];

/** Longer messages contain a statement with its rows, and would take long to search. */
const MAX_LENGTH = 2_000;
/** The same for messages of other programs. */
const MAX_QUOTING = 300;

/** A text without what looks like a credential. */
export function redact(text: string): string {
  return CREDENTIALS.reduce(
    (rest, [pattern, instead]) => rest.replace(pattern, instead),
    text.slice(0, MAX_LENGTH),
  );
}

/**
 * The message of another program's error, such as one of ClickHouse, without what it quotes: quotes hold values of requests and rows.
 * Everything after a quote that does not end is removed.
 */
export function withoutQuotes(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return redact(line)
    .replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '‹…›')
    .replace(/['"].*$/, '…')
    .slice(0, MAX_QUOTING);
}
