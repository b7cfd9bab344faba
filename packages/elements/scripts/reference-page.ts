/** Writes the reference page: everything that each element has. */
import type { LoadErrorKind } from '../src/data/load-error.ts';
import type { Property } from './interfaces.ts';
import { type ElementDeclaration, elementsOf, type Manifest, methodsOf, propertiesOf } from './manifest.ts';

/** What elements inherit is listed once, under the class that it comes from. */
const SHARED: readonly (readonly [owner: string, title: string, of: string])[] = [
  ['CreditElement', 'All elements', 'All elements except the provider have these.'],
  [
    'CreditSourceElement',
    'Elements that read',
    'The filters, the summary, the chart, the pie, the conversations and the details have these. Inside a provider, its filters apply, overridden by the element’s own.',
  ],
  [
    'CreditDataElement',
    'Elements that show an answer',
    'The summary, the chart, the pie, the conversations and the details have these.',
  ],
];

const STATES: readonly (readonly [state: string, meaning: string])[] = [
  ['idle', 'nothing to show and nothing to load'],
  ['loading', 'the first answer is loading'],
  ['ready', 'the answer is shown'],
  ['empty', 'there is no usage'],
  ['refused', 'the viewer lacks a role'],
  ['error', 'loading failed, or the answer cannot be read'],
  ['refreshing', 'the last answer is shown while a newer one is loading'],
  ['stale', 'the last answer is shown because loading a newer one failed'],
];

/** The values of `LoadErrorKind`. */
const KINDS: Readonly<Record<LoadErrorKind, string>> = {
  config: 'an option or a query is not valid',
  token_provider: 'the page’s token function has failed',
  connection: 'no connection to the server',
  timeout: 'no answer in time',
  aborted: 'the request was cancelled',
  response_parse: 'the answer is not JSON',
  response_validation: 'the answer does not follow the contract',
  api: 'the server answered with another status',
  invalid_request: 'the request cannot be answered, for example because its range is too long',
  authentication: 'the token is missing, invalid or expired',
  access_denied: 'the token may not read this',
  missing_role: 'the viewer lacks a role: `requiredRoles` says which',
  not_found: 'there is no such thing, or the viewer may not know of it',
  rate_limit: 'too many requests',
  server: 'the server has failed',
  unknown: 'another transport has failed in its own way',
};

/** Types of properties, beside those of event details. */
const TYPES: readonly (readonly [name: string, text: string])[] = [
  ['CreditConversationKey', 'The type of `openConversation`: the ids that name a conversation.'],
  ['LoadError', 'The type of `error`, and the detail of `credit-load-error`.'],
];

/** Events about what has happened do not bubble. All others fire before a reader's action takes effect: they bubble and can be cancelled. */
const HAS_HAPPENED = /^credit-load|-changed$/;

const WORDS =
  'The keys of `messages`. `{name}` stands for a value that is filled in. A message with plural forms is an object by plural category, `{ one, other }` in English, or one text for all numbers.';

/** Shared descriptions of properties that each element describes more precisely for itself. */
const IN_COMMON: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  data: {
    type: 'UsageReport | ConversationPage | ConversationCredits | null',
    text: 'The answer itself, instead of a source; `null` while it is loading.',
  },
};

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

All attributes, properties, methods, events, slots, parts and custom properties of each element. An attribute and its property set the same
thing, in HTML and in code. A value that cannot be used counts as not set.

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
  return `\`status\` is one of these, and so is the element’s custom state, such as \`credit-usage-summary:state(loading)\`:

${table(['Status', 'Meaning'], rows)}

\`:state(waiting)\` is added while an element still shows the answer to an earlier request, or the message of a failure while it tries again.`;
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
    `### LoadErrorKind\n\n${table(['Kind', 'Meaning'], kinds)}`,
    '### CreditFilterName\n\nThe name of a filter: a key of `CreditFilters`, such as `organizationId`. A change of `from` and `to` has the name `from`.',
    '### Types of the SDK\n\n`CreditFilters` is the SDK’s `UsageQuery`. `UsageReport`, `ConversationPage` and `ConversationCredits` are its answers. `ScopedRole` is a role with its scope. `ExcludedOrganization` is an organization with its `id`, its `name`, the `code` that says why it is left out, and the `requiredRoles` of which any one would include it.',
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
