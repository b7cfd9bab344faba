/** The report's words are English, so its numbers and dates are too; days come before months. */
export const LOCALE = 'en-GB';
