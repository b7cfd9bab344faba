const REDACTED = '[redacted]';

/** Shorter values are words rather than secrets: taking them out would only spoil the text. */
const MIN_LENGTH = 8;

/**
 * What looks like a credential, wherever it came from: keys, bearer tokens, signed tokens. All are ASCII, and none contains a
 * backslash: in JSON it escapes the quote after it, and removing it with the token would make the answer unreadable.
 */
const PATTERNS = [
  /\bcu_(?:sk|ik)_[^\s"'<>,;\\\u0080-\uffff]+/g,
  /\bBearer\s+[^\s"'<>,;\\\u0080-\uffff]+/gi,
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
];

/** The text without credentials: those that were sent, and whatever looks like one. */
export function redact(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) {
    if (secret.length >= MIN_LENGTH) safe = safe.replaceAll(secret, REDACTED);
  }
  for (const pattern of PATTERNS) safe = safe.replace(pattern, REDACTED);
  return safe;
}

/** A problem is a few kB. Anything longer is something else, and not worth reading. */
const MAX_LENGTH = 256 * 1024;

/** JSON without credentials. It is decoded first, because escapes could hide them. Anything but JSON becomes an empty text. */
export function redactJson(text: string, secrets: readonly string[]): string {
  if (text.length > MAX_LENGTH) return '';
  const safe = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? redact(value, secrets) : value;
  try {
    // Once more as a whole, for the names of fields.
    return redact(JSON.stringify(JSON.parse(text, safe)), secrets);
  } catch {
    return '';
  }
}

/** Whether a text holds a credential. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return redact(text, secrets) !== text;
}
