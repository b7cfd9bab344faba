/** What an origin looks like, for error messages. */
export const ORIGIN_FORM = 'such as https://app.example.com: no path, no slash at the end, no *';

/** Whether a text is an origin as browsers send it. Origins are compared as text, so any other form would never match. */
export function isOrigin(text: unknown): text is string {
  if (typeof text !== 'string' || text.includes('*') || !URL.canParse(text)) return false;
  const { origin, protocol, host } = new URL(text);
  // Apps and extensions use their own schemes, such as capacitor://localhost, for which `URL` returns no origin.
  return text === (origin === 'null' && host !== '' ? `${protocol}//${host}` : origin);
}
