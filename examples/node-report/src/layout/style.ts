import { styleText } from 'node:util';

/** Ways to make text stand out. */
export interface Style {
  strong(text: string): string;
  quiet(text: string): string;
  bar(text: string): string;
  warning(text: string): string;
}

/** Nothing stands out: for files, pipes and tests. */
export const PLAIN: Style = {
  strong: (text) => text,
  quiet: (text) => text,
  bar: (text) => text,
  warning: (text) => text,
};

/** Colours where they can be seen: on a terminal, unless NO_COLOR is set. */
export function terminalStyle(stream: NodeJS.WriteStream): Style {
  if (!stream.isTTY || process.env.NO_COLOR) return PLAIN;
  const as = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    text === '' ? text : styleText(format, text, { stream });
  return { strong: as('bold'), quiet: as('dim'), bar: as('cyan'), warning: as('yellow') };
}
