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
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
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

/** Whether a text holds a credential. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return redact(text, secrets) !== text;
}
