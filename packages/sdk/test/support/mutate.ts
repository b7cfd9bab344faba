import type { Random } from '../../../../test/support/random.js';

/** Values that are unexpected, or almost right. */
const HOSTILE: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    -0,
    2 ** 53,
    '',
    ' ',
    '0',
    '-0',
    '1',
    '-1',
    '1.0',
    '01',
    '1e3',
    '+1',
  ],
  ...[
    '.5',
    '5.',
    '1,5',
    '1_000',
    '0x10',
    'NaN',
    'Infinity',
    'null',
    '١٢',
    '１',
    '1 ',
    '\n1',
    '0.0000001',
    '12.500',
  ],
  ...[
    '9'.repeat(400),
    `0.${'0'.repeat(5)}1`,
    '-0.000001',
    '2026-02-30',
    '2026-11-22',
    '2026-11-22T00:00:00Z',
  ],
  ...[
    '2026-13-40T99:99:99Z',
    '2026-11-22T00:00:00+07:00',
    '2026-11-22T00:00:00.1234567Z',
    '2026-11-22 00:00:00Z',
  ],
  ...[
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\u202e',
    '=1+1',
    'other',
    'member',
    'list',
    [],
    [[]],
    {},
  ],
  ...[{ __proto__: null }, { toString: 1 }, [null], ['1', 2], { length: 3 }, 'x'.repeat(70_000)],
];

type Place = readonly [holder: Record<string, unknown>, key: string];

/** Every place in a JSON value, as the object or array that contains it and its key. */
function placesOf(root: unknown): Place[] {
  const places: Place[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push([holder, key]);
      visit(holder[key]);
    }
  };
  visit(root);
  return places;
}

/** A copy of a JSON value with one change: something is swapped, dropped, doubled, renamed or invented. */
export function mutateValue(random: Random, value: unknown): unknown {
  const root = { value: structuredClone(value) };
  for (let count = random.int(1, 3); count > 0; count--) {
    const places = placesOf(root);
    const [holder, key] = random.pick(places);
    const [otherHolder, otherKey] = random.pick(places);
    const change = random.pick([
      'replace',
      'replace',
      'replace',
      'drop',
      'double',
      'swap',
      'rename',
      'retype',
      'add',
    ]);
    if (change === 'replace') holder[key] = structuredClone(random.pick(HOSTILE));
    else if (change === 'drop') drop(holder, key);
    else if (change === 'double' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
    else if (change === 'swap') holder[key] = structuredClone(otherHolder[otherKey]);
    else if (change === 'rename') {
      holder[random.pick([`${key}s`, key.toUpperCase(), 'extra'])] = holder[key];
      drop(holder, key);
    } else if (change === 'retype') holder[key] = retyped(holder[key]);
    else if (change === 'add')
      holder[random.pick(['extra', 'then', 'toJSON', 'kind', 'id'])] = random.pick(HOSTILE);
  }
  return root.value;
}

function drop(holder: Record<string, unknown>, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** The same value in another type, as a server in another language might write it. */
function retyped(value: unknown): unknown {
  if (typeof value === 'string') return Number.isNaN(Number(value)) ? [value] : Number(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  return typeof value === 'object' && value !== null ? Object.values(value) : {};
}

/** A copy of a text with one change. */
export function mutateText(random: Random, text: string): string {
  const at = random.int(0, text.length);
  switch (random.int(0, 11)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2:
      return (
        text.slice(0, at) +
        random.pick(['"', '{', '}', ',', '\\', '\u0000', 'NaN', '\ud800', 'é']) +
        text.slice(at)
      );
    case 3:
      return text.slice(0, at) + text.slice(at + random.int(1, 20));
    case 4:
      return `\uFEFF${text}`;
    case 5:
      return text + text;
    case 6:
      return random.pick([
        '',
        ' ',
        'null',
        '0',
        '"text"',
        '[]',
        '{}',
        'true',
        'undefined',
        'NaN',
        '<!doctype html><p>Hi',
      ]);
    case 7:
      return `${'['.repeat(random.pick([10, 20_000]))}${text}`;
    case 8:
      return text.replace(/"(-?\d+(?:\.\d+)?)"/g, (whole, number) => (random.chance(0.3) ? number : whole));
    case 9:
      return text.replace(/:(\d+)/, ':1e400');
    case 10:
      return `${text.slice(0, -1)},"__proto__":{"data":[],"hasMore":true}}`;
    default:
      return text + ' '.repeat(random.pick([1, 200_000]));
  }
}
