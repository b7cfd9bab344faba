/** The page that names everything an element has. */
import type { Property } from './interfaces.ts';
import { type ElementDeclaration, elementsOf, type Manifest, methodsOf, propertiesOf } from './manifest.ts';

/** What elements inherit is said once, by the class that it comes from. */
const SHARED: readonly (readonly [owner: string, title: string, of: string])[] = [
  ['CreditElement', 'All elements', 'All of them but the provider have these.'],
  [
    'CreditSourceElement',
    'Elements that read',
    'The filters, the summary, the chart, the pie, the conversations and the details have these. Inside a provider its filters hold, and what an element has itself comes before them.',
  ],
  [
    'CreditDataElement',
    'Elements that show an answer',
    'The summary, the chart, the pie, the conversations and the details have these.',
  ],
];

const STATES: readonly (readonly [state: string, meaning: string])[] = [
  ['idle', 'nothing to show, and nothing asked for'],
  ['loading', 'the first answer is on its way'],
  ['ready', 'figures'],
  ['empty', 'there is no usage'],
  ['refused', 'the viewer lacks a role'],
  ['error', 'the answer did not come, or cannot be read'],
  ['refreshing', 'the last answer, while a newer one is on its way'],
  ['stale', 'the last answer, since the newer one did not come'],
];

/** What has happened stays with the element; what a reader is about to do bubbles, and can be cancelled. */
const HAS_HAPPENED = /^credit-load|-changed$/;

const WORDS =
  'The keys of `messages`. `{name}` stands for a value that is filled in. What has forms is an object by plural category, `{ one, other }` in English, or one text for all numbers.';

interface Row {
  readonly owner: string | undefined;
  readonly cells: readonly string[];
}

/** The whole page. */
export function referencePage(
  manifest: Manifest,
  interfaces: ReadonlyMap<string, readonly Property[]>,
  english: ReadonlyMap<string, string>,
): string {
  const elements = elementsOf(manifest);
  const sections = [
    ...SHARED.map(([owner, title, of]) => section(title, of, sharedParts(elements, owner))),
    ...elements.map((each) => section(`<${each.tagName}>`, each.description ?? '', ownParts(each))),
    section('What events say', 'In `event.detail`.', detailParts(elements, interfaces)),
    section('Words', WORDS, [wordTable(interfaces.get('CreditMessages') ?? [], english)]),
  ];
  const titles = [...SHARED.map(([, title]) => title), ...elements.map(({ tagName }) => `<${tagName}>`)];
  return `<!-- Written by test/packages/elements-docs.test.ts with -u. Change the comments in the sources, not this page. -->

# Reference

Everything that each element has. An attribute is a text in HTML; its property, where there is one, is set in code, and says the same.
What cannot be used counts as not set.

${[...titles, 'What events say', 'Words'].map((title) => `- [${title.startsWith('<') ? `\`${title}\`` : title}](#${anchor(title)})`).join('\n')}

${sections.join('\n')}`;
}

/** As the sites make one of a heading. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

function section(title: string, text: string, parts: readonly string[]): string {
  const heading = title.startsWith('<') ? `\`${title}\`` : title;
  return [`## ${heading}`, text.replaceAll('\r', ''), ...parts.filter(Boolean)].join('\n\n').concat('\n');
}

/** What elements have from one class: the same in each, so that the first one that has it speaks for all. */
function sharedParts(elements: readonly ElementDeclaration[], owner: string): string[] {
  const rowsOf = (read: (element: ElementDeclaration) => readonly Row[]): readonly Row[] => {
    const rows = elements.flatMap(read).filter((row) => row.owner === owner);
    return [...new Map(rows.map((row) => [row.cells.slice(0, 2).join(), row])).values()];
  };
  return [
    table(['Attribute', 'Property', 'Type', 'Is'], rowsOf(valueRows)),
    table(['Method', 'Does'], rowsOf(methodRows)),
    table(['Event', 'Detail', 'When'], rowsOf(eventRows)),
    owner === 'CreditElement' ? stateTable() : '',
    owner === 'CreditElement'
      ? `${table(['Custom property', 'Without it', 'Is'], sharedStyles(elements))}`
      : '',
  ];
}

function ownParts(element: ElementDeclaration): string[] {
  const own = (rows: readonly Row[]): readonly Row[] => rows.filter(({ owner }) => owner === undefined);
  const inherited = SHARED.filter(([owner]) => allRows(element).some((row) => row.owner === owner));
  const links = inherited.map(([, title]) => `[${title.toLowerCase()}](#${anchor(title)})`);
  const shared = new Set(sharedStyles([element]).map(({ cells }) => cells[0]));
  return [
    links.length > 0 ? `Beside what ${list(links)} have:` : '',
    table(['Attribute', 'Property', 'Type', 'Is'], own(valueRows(element))),
    table(['Method', 'Does'], own(methodRows(element))),
    table(['Event', 'Detail', 'When'], own(eventRows(element))),
    named('Slot', element.slots, (name) => (name === '' ? 'the default one' : `\`${name}\``)),
    named('Part', element.cssParts, (name) => `\`${name}\``),
    table(
      ['Custom property', 'Without it', 'Is'],
      styleRows(element).filter(({ cells }) => !shared.has(cells[0] ?? '')),
    ),
  ];
}

const allRows = (element: ElementDeclaration): readonly Row[] => [
  ...valueRows(element),
  ...methodRows(element),
  ...eventRows(element),
];

function valueRows(element: ElementDeclaration): Row[] {
  const properties = propertiesOf(element);
  const ofAttributes = (element.attributes ?? []).map(
    ({ name, fieldName, type, description, inheritedFrom }) => ({
      owner: inheritedFrom?.name,
      cells: [
        code(name),
        fieldName === undefined ? '' : code(fieldName),
        typeText(type?.text),
        description ?? '',
      ],
    }),
  );
  const ofProperties = properties
    .filter(({ attribute }) => attribute === undefined)
    .map(({ name, type, readonly, description, inheritedFrom }) => ({
      owner: inheritedFrom?.name,
      cells: ['', code(name), typeText(type?.text), `${description ?? ''}${readonly ? ' Read-only.' : ''}`],
    }));
  return [...ofAttributes, ...ofProperties];
}

function methodRows(element: ElementDeclaration): Row[] {
  return methodsOf(element).map(({ name, parameters = [], description, inheritedFrom }) => ({
    owner: inheritedFrom?.name,
    cells: [code(`${name}(${parameters.map((each) => each.name).join(', ')})`), description ?? ''],
  }));
}

function eventRows({ events = [] }: ElementDeclaration): Row[] {
  return events.map(({ name, type, description, inheritedFrom }) => ({
    owner: inheritedFrom?.name,
    cells: [code(name), `[\`${detailOf(type?.text)}\`](#what-events-say)`, description ?? ''],
  }));
}

const detailOf = (type: string | undefined): string => /<(.+)>/.exec(type ?? '')?.[1] ?? 'unknown';

function styleRows({ cssProperties = [] }: ElementDeclaration): Row[] {
  return cssProperties.map((each) => ({
    owner: undefined,
    cells: [code(each.name), each.default === undefined ? '' : code(each.default), each.description ?? ''],
  }));
}

/** Those that every element has which has any. */
function sharedStyles(elements: readonly ElementDeclaration[]): readonly Row[] {
  const own = /--credit-(series|tooltip|usage|category)/;
  const rows = elements.flatMap(styleRows).filter(({ cells }) => !own.test(cells[0] ?? ''));
  return [...new Map(rows.map((row) => [row.cells[0], row])).values()];
}

function stateTable(): string {
  const rows = STATES.map(([state, meaning]) => ({ owner: undefined, cells: [code(state), meaning] }));
  return `\`status\` is one of these, and so is the custom state of the element, such as \`credit-usage-summary:state(loading)\`:

${table(['Status', 'Is'], rows)}`;
}

function detailParts(
  elements: readonly ElementDeclaration[],
  interfaces: ReadonlyMap<string, readonly Property[]>,
): string[] {
  const events = new Map(
    elements.flatMap((each) => each.events ?? []).map(({ name, type }) => [name, detailOf(type?.text)]),
  );
  const names = [...events].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = names.map(([name, detail]) => ({
    owner: undefined,
    cells: [code(name), code(detail), HAS_HAPPENED.test(name) ? '' : 'yes'],
  }));
  const types = closure([...new Set(names.map(([, detail]) => detail))], interfaces);
  return [
    table(['Event', 'Detail', 'Bubbles, can be cancelled'], rows),
    '`CreditFilters` is the SDK’s `UsageQuery`; `ScopedRole` is the SDK’s too.',
    ...types.map(
      (name) => `### ${name}\n\n${table(['Field', 'Type', 'Is'], fieldRows(interfaces.get(name) ?? []))}`,
    ),
  ];
}

/** What can be set as `messages`. */
function wordTable(properties: readonly Property[], english: ReadonlyMap<string, string>): string {
  const rows = properties.map(({ name, type, description }) => {
    const text = english.get(name);
    if (text === undefined) throw new Error(`No catalogue has the message ${name}`);
    return { owner: undefined, cells: [code(name), type === 'string' ? '' : 'yes', code(text), description] };
  });
  return table(['Key', 'Has forms', 'English', 'Is'], rows);
}

/** These, and those that they are made of. */
function closure(names: readonly string[], interfaces: ReadonlyMap<string, readonly Property[]>): string[] {
  const known = new Set(names);
  for (const name of known)
    for (const { type } of interfaces.get(name) ?? [])
      for (const [word] of type.matchAll(/\b[A-Z]\w+/g))
        if ((interfaces.get(word)?.length ?? 0) > 0) known.add(word);
  return [...known].filter((name) => (interfaces.get(name)?.length ?? 0) > 0).sort();
}

const fieldRows = (properties: readonly Property[]): Row[] =>
  properties.map(({ name, optional, type, description }) => ({
    owner: undefined,
    cells: [code(optional ? `${name}?` : name), typeText(type), description],
  }));

function named(title: string, items: ElementDeclaration['slots'], nameOf: (name: string) => string): string {
  const rows = (items ?? []).map(({ name, description }) => ({
    owner: undefined,
    cells: [nameOf(name), description ?? ''],
  }));
  return table([title, 'Is'], rows);
}

/** A table without the columns that nobody fills. */
function table(titles: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const used = titles.map((_, index) => rows.some(({ cells }) => cells[index]));
  const line = (cells: readonly string[]): string =>
    `| ${cells.filter((_, index) => used[index]).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(({ cells }) => line(cells))].join('\n');
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
/** Nothing can always be set to nothing. */
const typeText = (type = 'string'): string => code(type.replaceAll(' | undefined', ''));
const list = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
