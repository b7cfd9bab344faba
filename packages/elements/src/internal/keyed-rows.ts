import { type RootPart, render, type TemplateResult } from 'lit';

/** Draws rows, in their order, and returns what contains them: always the same element. */
export type DrawRows = (rows: readonly (readonly [key: string, row: TemplateResult])[]) => HTMLElement;

/**
 * Draws the rows of a table so that each keeps its nodes while others come and go around it: and with them the focus, an opened element and
 * the place of a screen reader. Lit's `repeat` is heavier, and loses the focus of what it moves.
 */
export function keyedRows(): DrawRows {
  const parts = new Map<string, RootPart>();
  let body: HTMLElement | undefined;
  return (given) => {
    const rows = new Map<string, TemplateResult>();
    // A page's own data may repeat a row, and none may be missing.
    for (const [key, row] of given) rows.set(rows.has(key) ? `${key} ${rows.size}` : key, row);
    for (const [key, part] of parts) if (!rows.has(key) && parts.delete(key)) taken(part);
    body ??= emptyBody();
    let last = body.firstChild as ChildNode;
    for (const [key, row] of rows) {
      const end = (parts.get(key)?.endNode as ChildNode | undefined) ?? new Comment();
      if (!end.parentNode) last.after(end);
      const part = render(row, body, { renderBefore: end });
      if (part.startNode?.previousSibling !== last) move(part, last);
      parts.set(key, part);
      last = end;
    }
    return body;
  };
}

/** Its first node stays, so that there is one before every row. */
function emptyBody(): HTMLElement {
  const body = document.createElement('tbody');
  body.role = 'rowgroup';
  body.append('');
  return body;
}

/** Takes a row out of the page. */
function taken({ startNode, endNode }: RootPart): DocumentFragment {
  const range = new Range();
  range.setStartBefore(startNode as Node);
  range.setEndAfter(endNode as Node);
  return range.extractContents();
}

/** What is taken out of the page for a moment loses the focus. What has it elsewhere must not get it anew: in a frame, that would move it. */
function move(part: RootPart, to: ChildNode): void {
  const focused = focusedNow();
  to.after(taken(part));
  if (focusedNow() !== focused) (focused as HTMLElement | null)?.focus({ preventScroll: true });
}

function focusedNow(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
