/**
 * Says in the tree what an element's words are written in, and what its figures and dates are: a voice that takes German figures for
 * English ones reads other figures.
 */
export function nameLanguage(root: HTMLElement | DocumentFragment, words: string, figures: string): void {
  for (const each of root.querySelectorAll<HTMLElement>('[part~=base], data, time')) {
    const lang = each.matches('data, time') ? figures : words;
    // Only where it changes: elements inside watch for that.
    if (each.lang !== lang) each.lang = lang;
  }
}
