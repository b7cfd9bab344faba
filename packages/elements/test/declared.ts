import { defaultConverter, notEqual, type PropertyDeclaration } from 'lit';

interface ElementClass {
  readonly observedAttributes: readonly string[];
  readonly elementProperties: ReadonlyMap<PropertyKey, PropertyDeclaration>;
}

function isElementClass(value: unknown): value is ElementClass {
  return typeof value === 'function' && 'elementProperties' in value;
}

/** The reactive properties of each class of a module, with their options in words. */
export function declaredIn(module: Readonly<Record<string, unknown>>): Record<string, readonly string[]> {
  const classes = Object.entries(module).filter((entry): entry is [string, ElementClass] =>
    isElementClass(entry[1]),
  );
  return Object.fromEntries(classes.map(([name, each]) => [name, propertiesOf(each)]));
}

/** What Lit does where nothing is said, and what its decorator says then. */
const DEFAULTS: PropertyDeclaration = {
  attribute: true,
  converter: defaultConverter,
  hasChanged: notEqual,
  reflect: false,
  type: String,
  useDefault: false,
};

/** Asking for the attributes makes Lit read the declarations. */
function propertiesOf({ observedAttributes, elementProperties }: ElementClass): readonly string[] {
  return [
    `observes ${[...observedAttributes].sort().join(' ')}`,
    ...[...elementProperties].map(([name, options]) => `${String(name)} ${optionsText(options)}`).sort(),
  ];
}

function optionsText(options: PropertyDeclaration): string {
  return Object.entries({ ...DEFAULTS, ...options })
    .map(([key, value]) => `${key}=${valueText(value)}`)
    .sort()
    .join(' ');
}

const NAMES = new Map<unknown, string>([
  [Boolean, 'Boolean'],
  [Number, 'Number'],
  [String, 'String'],
  [defaultConverter, 'as ever'],
  [notEqual, 'as ever'],
]);

/** Two copies of a module have functions of their own: what they are says enough. */
function valueText(value: unknown): string {
  const plain = typeof value === 'function' || typeof value === 'object' ? typeof value : String(value);
  return NAMES.get(value) ?? plain;
}
