/**
 * A text that can be written to a terminal: without characters that it would obey, or that turn the direction of what follows. Names, file
 * names and another server's words may hold them, and could otherwise hide or forge what the terminal shows.
 */
export const printable = (text: string): string =>
  text.replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '');
