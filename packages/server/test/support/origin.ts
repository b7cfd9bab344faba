/** The origin of a page that the server under test allows to read. */
export const ORIGIN = 'https://app.example.com';
