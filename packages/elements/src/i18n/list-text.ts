import { andMore } from './catalogue/index.js';
import { fill } from './fill.js';
import { listFormat } from './intl.js';
import type { CountedMessage, Message } from './message.js';
import type { Words } from './words.js';

/** `A, B, and 2 more`: names in one line, in the language of the message around them. `more` are counted and not named. */
export function listText(
  words: Words,
  around: Message | CountedMessage,
  options: Intl.ListFormatOptions,
  names: readonly string[],
  more = 0,
): string {
  const all = more > 0 ? [...names, words.plural(andMore, more)] : names;
  let at = 0;
  const text = listFormat(words.localeOf(around), options)
    .formatToParts(all)
    .map(({ type, value }) => (type === 'element' ? `{${at++}}` : value))
    .join('');
  return fill(text, all);
}
