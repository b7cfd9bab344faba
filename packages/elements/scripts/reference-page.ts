/** Writes the reference page: everything that each element has. */
import type { Property } from './interfaces.ts';
import { type ElementDeclaration, elementsOf, type Manifest, methodsOf, propertiesOf } from './manifest.ts';
import {
  AFTER_STATES,
  BEFORE_STATES,
  HAS_HAPPENED,
  IN_COMMON,
  INTRODUCTION,
  KINDS,
  OTHER_TYPES,
  SHARED,
  STATES,
  TYPES,
  WORDS,
} from './reference-texts.ts';

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
    section('Event details', 'The type of `event.detail`, by event.', detailParts(elements, interfaces)),
    section('Types', 'The types of properties, and of fields of event details.', typeParts(interfaces)),
    section('Words', WORDS, [wordTable(interfaces.get('CreditMessages') ?? [], english)]),
  ];
  const titles = [...SHARED.map(([, title]) => title), ...elements.map(({ tagName }) => `<${tagName}>`)];
  return `<!-- Written by test/packages/elements-docs.test.ts with -u. Change the comments in the sources, not this page. -->

# Reference

${INTRODUCTION}

${[...titles, 'Event details', 'Types', 'Words'].map((title) => `- [${title.startsWith('<') ? `\`${title}\`` : title}](#${anchor(title)})`).join('\n')}

${sections.join('\n')}`;
}

/** The anchor that GitHub and npm give a heading. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

function section(title: string, text: string, parts: readonly string[]): string {
  const heading = title.startsWith('<') ? `\`${title}\`` : title;
  return [`## ${heading}`, text.replaceAll('\r', ''), ...parts.filter(Boolean)].join('\n\n').concat('\n');
}

/** What elements inherit from one class. It is the same in each element that has it. */
function sharedParts(elements: readonly ElementDeclaration[], owner: string): string[] {
  const rowsOf = (read: (element: ElementDeclaration) => readonly Row[]): readonly Row[] => {
    const rows = elements.flatMap(read).filter((row) => row.owner === owner);
    return [...new Map(rows.map((row) => [row.cells.slice(0, 2).join(), row])).values()];
  };
  return [
    table(['Attribute', 'Property', 'Type', 'Description'], rowsOf(valueRows)),
    table(['Method', 'Description'], rowsOf(methodRows)),
    table(['Event', 'Detail', 'Description'], rowsOf(eventRows)),
    owner === 'CreditElement' ? stateTable() : '',
    owner === 'CreditElement'
      ? `${table(['Custom property', 'Default', 'Description'], sharedStyles(elements))}`
      : '',
  ];
}

function ownParts(element: ElementDeclaration): string[] {
  const own = (rows: readonly Row[]): readonly Row[] => rows.filter(({ owner }) => owner === undefined);
  const inherited = SHARED.filter(([owner]) => allRows(element).some((row) => row.owner === owner));
  const links = inherited.map(([, title]) => `[${title.toLowerCase()}](#${anchor(title)})`);
  const shared = new Set(sharedStyles([element]).map(({ cells }) => cells[0]));
  return [
    links.length > 0 ? `In addition to what ${list(links)} have:` : '',
    table(['Attribute', 'Property', 'Type', 'Description'], own(valueRows(element))),
    table(['Method', 'Description'], own(methodRows(element))),
    table(['Event', 'Detail', 'Description'], own(eventRows(element))),
    named('Slot', element.slots, (name) => (name === '' ? '(default)' : `\`${name}\``)),
    named('Part', element.cssParts, (name) => `\`${name}\``),
    table(
      ['Custom property', 'Default', 'Description'],
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
      cells: [
        '',
        code(name),
        typeText(IN_COMMON[name]?.type ?? type?.text),
        `${IN_COMMON[name]?.text ?? description ?? ''}${readonly ? ' Read-only.' : ''}`,
      ],
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
    cells: [code(name), `[\`${detailOf(type?.text)}\`](#event-details)`, description ?? ''],
  }));
}

const detailOf = (type: string | undefined): string => /<(.+)>/.exec(type ?? '')?.[1] ?? 'unknown';

function styleRows({ cssProperties = [] }: ElementDeclaration): Row[] {
  return cssProperties.map((each) => ({
    owner: undefined,
    cells: [code(each.name), each.default === undefined ? '' : code(each.default), each.description ?? ''],
  }));
}

/** The custom properties that all elements with any share. */
function sharedStyles(elements: readonly ElementDeclaration[]): readonly Row[] {
  const own = /--credit-(series|tooltip|usage|category)/;
  const rows = elements.flatMap(styleRows).filter(({ cells }) => !own.test(cells[0] ?? ''));
  return [...new Map(rows.map((row) => [row.cells[0], row])).values()];
}

function stateTable(): string {
  const rows = STATES.map(([state, meaning]) => ({ owner: undefined, cells: [code(state), meaning] }));
  return [BEFORE_STATES, table(['Status', 'Meaning'], rows), AFTER_STATES].join('\n\n');
}

function typeParts(interfaces: ReadonlyMap<string, readonly Property[]>): string[] {
  const kinds = Object.entries(KINDS).map(([kind, meaning]) => ({
    owner: undefined,
    cells: [code(kind), meaning],
  }));
  return [
    ...TYPES.map(
      ([name, text]) =>
        `### ${name}\n\n${text}\n\n${table(['Field', 'Type', 'Description'], fieldRows(interfaces.get(name) ?? []))}`,
    ),
    `### CreditLoadErrorKind\n\n${table(['Kind', 'Meaning'], kinds)}`,
    ...OTHER_TYPES,
  ];
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
    table(['Event', 'Detail', 'Bubbles and is cancelable'], rows),
    ...types.map(
      (name) =>
        `### ${name}\n\n${table(['Field', 'Type', 'Description'], fieldRows(interfaces.get(name) ?? []))}`,
    ),
  ];
}

/** The keys of `messages`. */
function wordTable(properties: readonly Property[], english: ReadonlyMap<string, string>): string {
  const rows = properties.map(({ name, type, description }) => {
    const text = english.get(name);
    if (text === undefined) throw new Error(`No catalogue has the message ${name}`);
    return { owner: undefined, cells: [code(name), type === 'string' ? '' : 'yes', code(text), description] };
  });
  return table(['Key', 'Plural forms', 'English', 'Use'], rows);
}

/** These interfaces, and those that their fields use. */
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
  return table([title, 'Description'], rows);
}

/** A table without its empty columns. */
function table(titles: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const used = titles.map((_, index) => rows.some(({ cells }) => cells[index]));
  const line = (cells: readonly string[]): string =>
    `| ${cells.filter((_, index) => used[index]).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(({ cells }) => line(cells))].join('\n');
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
/** Every property can be undefined, so the type need not say so. */
const typeText = (type = 'string'): string => code(type.replaceAll(' | undefined', ''));
const list = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
