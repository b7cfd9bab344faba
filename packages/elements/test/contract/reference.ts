import { commands } from 'vitest/browser';

/** What the reference promises: the sources are held to it by `elements-docs.test.ts`. */
const page = await commands.readFile('docs/elements/reference.md');

const SECTIONS = new Map(
  page.split(/^## /m).map((section) => [section.split('\n', 1)[0]?.replace(/[`<>]/g, ''), section]),
);

/** A row of a table in the reference. */
export interface Promised {
  /** Empty for the default slot. */
  readonly name: string;
  readonly text: string;
}

/** What the reference lists for an element, or under another heading of it. */
export function promised(heading: string, column: 'Slot' | 'Part' | 'Custom property'): readonly Promised[] {
  const section = SECTIONS.get(heading);
  if (section === undefined) throw new Error(`The reference has no section "${heading}".`);
  const lines = section.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${column} |`));
  const rows = head < 0 ? [] : lines.slice(head + 2, lines.indexOf('', head));
  return rows.map((row) => {
    const cells = row.split(' | ');
    const name = (cells[0] ?? '').replace(/^\| |`/g, '');
    return { name: name === '(default)' ? '' : name, text: (cells.at(-1) ?? '').replace(/ \|$/, '') };
  });
}
