/** What an origin looks like, for whoever gave something else. */
export const ORIGIN_FORM = 'such as https://app.example.com: no path, no slash at the end, no *';

/** Whether a text is an origin as browsers send it. They are compared exactly as written, so that any other would never match. */
export function isOrigin(text: unknown): text is string {
  if (typeof text !== 'string' || text.includes('*') || !URL.canParse(text)) return false;
  const { origin, protocol, host } = new URL(text);
  // Apps and extensions have schemes of their own, such as capacitor://localhost, for which URL knows no origin.
  return text === (origin === 'null' && host !== '' ? `${protocol}//${host}` : origin);
}
