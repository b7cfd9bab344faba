import type { Figures } from './figures.ts';
import { printable } from './layout/text.ts';
import { categories } from './sections/categories.ts';
import { conversations, titleOf } from './sections/conversations.ts';
import { days } from './sections/days.ts';
import { details } from './sections/details.ts';
import { header } from './sections/header.ts';
import type { Paper } from './sections/section.ts';

/** The whole report as lines. */
export function renderReport(figures: Figures, paper: Paper): string[] {
  const { report, conversations: page, details: first } = printable(figures);
  const sections = [
    header(report, paper),
    days(report, paper),
    categories(report, paper),
    conversations(page, paper),
  ];
  const [dearest] = page.data;
  if (first) sections.push(details(first, report.query.timezone, paper));
  else if (dearest?.detailRequires) {
    const roles = [...new Set(dearest.detailRequires.map(({ role }) => role))].join(' or ');
    sections.push([paper.style.warning(`To open “${titleOf(dearest)}” you need the ${roles} role.`)]);
  }
  return sections.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
