// The parts of the custom elements manifest that these scripts use.

/** A type, as text. */
interface Type {
  readonly text: string;
}

/** The class that something is inherited from. */
interface Inherited {
  inheritedFrom?: { readonly name: string };
}

/** An attribute. */
export interface Attribute extends Inherited {
  readonly name: string;
  readonly description?: string;
  /** The property that it sets; undefined if there is only the attribute. */
  readonly fieldName?: string;
  readonly default?: string;
  type?: Type;
  /** Its possible values, for editors. */
  parsedType?: Type;
}

/** An event. */
export interface EventOfElement extends Inherited {
  readonly name: string;
  readonly description?: string;
  type?: Type;
}

/** A field or a method. */
export interface Member extends Inherited {
  readonly kind: 'field' | 'method';
  readonly name: string;
  readonly description?: string;
  readonly privacy?: 'public' | 'protected' | 'private';
  readonly static?: boolean;
  readonly readonly?: boolean;
  /** The attribute that sets it. */
  readonly attribute?: string;
  readonly default?: string;
  type?: Type;
  readonly parameters?: readonly { readonly name: string }[];
  readonly return?: { readonly type?: Type };
}

/** A slot, a part or a custom property. */
export interface Named {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
}

/** A class. */
export interface ClassDeclaration {
  readonly name: string;
  readonly tagName?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly EventOfElement[];
  readonly members?: readonly Member[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

/** An element: a class with a tag. */
export type ElementDeclaration = ClassDeclaration & { readonly tagName: string };

/** The manifest. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly ClassDeclaration[] }[];
}

/** The elements, sorted by tag. */
export function elementsOf({ modules }: Manifest): ElementDeclaration[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((each): each is ElementDeclaration => each.tagName !== undefined)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

/** The properties that a page may set or read. */
export function propertiesOf({ members = [] }: ClassDeclaration): Member[] {
  return members.filter(
    ({ kind, name, privacy, ...member }) =>
      kind === 'field' && !member.static && !name.startsWith('#') && (privacy ?? 'public') === 'public',
  );
}

/** The methods that a page may call. Those without a description belong to the platform. */
export function methodsOf({ members = [] }: ClassDeclaration): Member[] {
  return members.filter(
    ({ kind, name, privacy, description, ...member }) =>
      kind === 'method' &&
      !member.static &&
      description !== undefined &&
      !/^#|Callback$/.test(name) &&
      (privacy ?? 'public') === 'public',
  );
}
