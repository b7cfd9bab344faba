import type { Verdict } from './run-suite.js';

const MARKS = { passed: 'pass', failed: 'FAIL', skipped: 'skip' } as const;

/** How wide rules are set. What was expected and what came stand beneath, as long as they are. */
const WIDTH = 100;
const INDENT = ' '.repeat(6);
const NAME_WIDTH = 10;

/** One row of the table. */
export function lineOf({ id, rule, outcome, asked, expected, came, why }: Verdict): string {
  const lines = wrapped(`${id}: ${rule}`);
  const more = { asked, expected, came, because: why };
  for (const [name, text] of Object.entries(more))
    if (text !== undefined) lines.push(`${name.padEnd(NAME_WIDTH)}${inOneLine(text)}`);
  return lines.map((line, index) => (index ? INDENT : `${MARKS[outcome]}  `) + line).join('\n');
}

/** The last line. */
export function summaryOf(verdicts: readonly Verdict[]): string {
  const { passed, failed, skipped } = countsOf(verdicts);
  const rules = verdicts.length === 1 ? 'rule' : 'rules';
  return `${verdicts.length} ${rules}: ${passed} passed, ${failed} failed, ${skipped} skipped.`;
}

/** Everything, for a program. */
export function jsonOf(verdicts: readonly Verdict[]): string {
  return JSON.stringify({ summary: countsOf(verdicts), rules: verdicts }, null, 2);
}

function countsOf(verdicts: readonly Verdict[]): Record<Verdict['outcome'], number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of verdicts) counts[outcome]++;
  return counts;
}

/** What a server says must not look like another row. */
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
