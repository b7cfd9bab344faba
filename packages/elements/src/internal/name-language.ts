/**
 * Sets `lang` for an element's messages, and for its numbers and dates where these differ: a screen reader that takes German numbers for
 * English ones reads wrong amounts.
 */
export function nameLanguage(root: HTMLElement | DocumentFragment, words: string, figures: string): void {
  for (const each of root.querySelectorAll<HTMLElement>('[part~=base], data, time')) {
    const lang = each.matches('data, time') ? figures : words;
    // Only if it changes, because elements inside observe it.
    if (each.lang !== lang) each.lang = lang;
  }
}
