import type { Random } from '../../../../test/support/random.js';

/** What has broken servers before: names, numbers and texts with a special meaning to some layer. */
const WORDS: readonly string[] = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '__proto__[polluted]',
    'constructor[prototype][polluted]',
  ],
  ...[
    'null',
    'undefined',
    'true',
    'NaN',
    'Infinity',
    '-0',
    '0',
    '-1',
    '1e309',
    '9007199254740993',
    '0x10',
    '1;1',
    '00',
  ],
  ...["' OR 1=1 --", "'; DROP TABLE usage; --", '{organizations:Array(String)}', '{{7*7}}', '$(id)', '`id`'],
  ...[
    '*',
    '%',
    '_',
    '\\',
    '"',
    "'",
    '<script>alert(1)</script>',
    '../../../etc/passwd',
    '..\\..\\x',
    'file:///etc/passwd',
  ],
  ...[
    '\u0000',
    '\u0000org_mine',
    '\r\nX-Injected: 1',
    '\n',
    '\t',
    '\u202e',
    '\ufeff',
    '\ud83d\ude42',
    'e\u0301',
    'İ',
    'ß',
  ],
  ...[
    'org_theirs',
    'agent_theirs',
    'talk_theirs',
    'org_mine',
    'agent_mine',
    'talk_mine',
    'LLM',
    'viewer_theirs',
  ],
  ...[
    '24h',
    '30d',
    '12mo',
    '2026-11-01',
    '2026-11-20T10:00:00Z',
    '0000-00-00',
    '+275760-09-13',
    'UTC',
    'Etc/GMT+12',
    'asia/jakarta',
  ],
  ...[
    'day',
    'hour',
    'category',
    'agent',
    'previous',
    '-credits',
    '25',
    '100',
    '101',
    'all',
    '[object Object]',
    '[]',
    '{}',
    '',
  ],
];

export function word(random: Random): string {
  if (random.chance(0.05))
    return random.pick(['A', '%', 'é', '\u0000', '/']).repeat(random.pick([129, 1_000, 3_000]));
  if (random.chance(0.1))
    return Array.from({ length: random.int(1, 12) }, () => String.fromCodePoint(random.int(0, 0x2fff))).join(
      '',
    );
  return random.pick(WORDS);
}

/** A text for a URL: escaped correctly, twice, in part, wrongly, or hardly. */
export function escaped(random: Random, text: string): string {
  const whole = [...text].map((letter) => percent(letter)).join('');
  switch (random.int(0, 5)) {
    case 0:
      return whole;
    case 1:
      return whole.replaceAll('%', '%25');
    case 2:
      return whole.slice(0, random.int(0, whole.length));
    case 3:
      return `${whole}${random.pick(['%', '%2', '%zz', '%C0%AE', '%ff', '%00', '%ED%A0%80', '%u0041'])}`;
    default:
      return whole.replace(/%[46][1-9A-F]/g, (code) => decodeURIComponent(code));
  }
}

/** Every byte of a letter, whether it has to be escaped or not. */
function percent(letter: string): string {
  return [...Buffer.from(letter)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
    .join('');
}
