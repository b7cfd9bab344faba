/**
 * Writes the JSX types of the elements, for any framework: their attributes, properties and listeners.
 */
import {
  type Attribute,
  type ElementDeclaration,
  elementsOf,
  type Manifest,
  propertiesOf,
} from './manifest.ts';

/** The declaration file. */
export function jsxTypes(manifest: Manifest): string {
  const elements = elementsOf(manifest);
  const names = [...elements.map(({ name }) => name), 'CreditEventMap'].sort();
  return `// Written by scripts/jsx-types.ts from the manifest of the elements.
import type {
${names.map((name) => `  ${name},`).join('\n')}
} from "../dist/index.js";

${HEAD}
${elements.map(propsOf).join('\n')}
/** The props of each element, by its tag. */
export interface CreditElementProps {
${elements.map(({ tagName, name, summary }) => `  /** ${summary ?? tagName} */\n  "${tagName}": ${name}Props;`).join('\n')}
}

/** The same in Solid's spellings. */
interface NamespacedProps {
${elements.map(({ tagName, name }) => `  "${tagName}": Namespaced<${name}, ${name}Attributes, ${name}Props>;`).join('\n')}
}
${TAIL}`;
}

function propsOf(element: ElementDeclaration): string {
  const { name, tagName, attributes = [], events = [] } = element;
  const properties = propertiesOf(element).filter(
    (each) => !each.readonly && !attributes.some((attribute) => attribute.name === each.name),
  );
  const markup = attributes.map((each) => [each.description, `"${each.name}"`, typeOf(each, name)] as const);
  const others = [
    ...properties.map((each) => [each.description, each.name, `${name}["${each.name}"]`] as const),
    ...events.map((each) => [each.description, `"on${each.name}"`, `Listener<"${each.name}">`] as const),
  ];
  return `/** The attributes of \`<${tagName}>\`. */
export interface ${name}Attributes {
${bodyOf(markup)}
}

/** The attributes, properties and events of \`<${tagName}>\`. */
export interface ${name}Props extends ${name}Attributes {
${bodyOf(others)}
}
`;
}

const bodyOf = (
  lines: readonly (readonly [words: string | undefined, key: string, type: string])[],
): string =>
  lines.map(([words, key, type]) => `  /** ${words ?? ''} */\n  ${key}?: ${type} | undefined;`).join('\n');

/** In JSX, as in HTML, every value can be written as a text. */
function typeOf({ fieldName, type }: Attribute, owner: string): string {
  const text = type?.text ?? 'string';
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a TypeScript type.
  if (text.includes('number')) return 'number | `${number}`';
  if (text.includes('string[]')) return 'string | readonly string[]';
  return fieldName === undefined ? text : `${owner}["${fieldName}"]`;
}

const HEAD = `type Listener<Name extends keyof CreditEventMap> = (event: CreditEventMap[Name]) => void;

/** Solid's own spellings: \`on:name\` adds a listener, \`prop:name\` sets a property, \`attr:name\` and \`bool:name\` an attribute. */
type Namespaced<Element, Attributes, Props> = {
  [Name in keyof Props & string as Name extends \`on\${infer Kind extends keyof CreditEventMap}\`
    ? \`on:\${Kind}\`
    : never]?: Props[Name];
} & {
  [Name in keyof Element & keyof Props & string as \`prop:\${Name}\`]?: Element[Name] | undefined;
} & {
  [Name in keyof Attributes & string as boolean extends Attributes[Name]
    ? \`bool:\${Name}\`
    : \`attr:\${Name}\`]?: Attributes[Name];
};

/** Events of the platform whose names frameworks write in camel case. */
type TwoWords =
  | "AnimationCancel" | "AnimationEnd" | "AnimationIteration" | "AnimationStart" | "AuxClick" | "BeforeInput"
  | "ContextMenu" | "DragEnd" | "DragEnter" | "DragLeave" | "DragOver" | "DragStart" | "FocusIn" | "FocusOut"
  | "GotPointerCapture" | "KeyDown" | "KeyUp" | "LostPointerCapture" | "MouseDown" | "MouseEnter" | "MouseLeave"
  | "MouseMove" | "MouseOut" | "MouseOver" | "MouseUp" | "PointerCancel" | "PointerDown" | "PointerEnter"
  | "PointerLeave" | "PointerMove" | "PointerOut" | "PointerOver" | "PointerUp" | "ScrollEnd" | "TouchCancel"
  | "TouchEnd" | "TouchMove" | "TouchStart" | "TransitionCancel" | "TransitionEnd" | "TransitionRun" | "TransitionStart";

type PlatformListeners = {
  [Name in Exclude<keyof GlobalEventHandlersEventMap, keyof CreditEventMap> as \`on\${Capitalize<Name>}\`]?:
    | ((event: GlobalEventHandlersEventMap[Name]) => void)
    | undefined;
} & {
  [Name in TwoWords as \`on\${Name}\`]?: ((event: GlobalEventHandlersEventMap[Lowercase<Name>]) => void) | undefined;
} & { onDoubleClick?: ((event: MouseEvent) => void) | undefined };

/** The props of every HTML element, for frameworks without types of their own. \`aria-*\` and \`data-*\` need no type in JSX. */
export interface HtmlProps extends PlatformListeners {
  children?: unknown;
  key?: string | number | bigint | null | undefined;
  /** A function that is called with the element, or an object whose \`current\` is set to it. */
  ref?: { listen(element: HTMLElement | null): void }["listen"] | { current: unknown } | null | undefined;
  accessKey?: string | undefined;
  autoFocus?: boolean | undefined;
  class?: string | undefined;
  className?: string | undefined;
  dir?: "ltr" | "rtl" | "auto" | undefined;
  draggable?: boolean | "true" | "false" | undefined;
  exportparts?: string | undefined;
  hidden?: boolean | "" | "until-found" | undefined;
  id?: string | undefined;
  inert?: boolean | undefined;
  lang?: string | undefined;
  nonce?: string | undefined;
  part?: string | undefined;
  popover?: "" | "auto" | "manual" | "hint" | undefined;
  role?: string | undefined;
  slot?: string | undefined;
  style?: string | Readonly<Record<string, string | number | undefined>> | undefined;
  suppressHydrationWarning?: boolean | undefined;
  tabIndex?: number | undefined;
  tabindex?: number | \`\${number}\` | undefined;
  title?: string | undefined;
  translate?: "yes" | "no" | undefined;
}
`;

const TAIL = `
/**
 * The elements for a framework's \`JSX.IntrinsicElements\`. \`Base\` is the framework's type for the props of every HTML element.
 *
 * @example
 * \`\`\`ts
 * import type { CustomElements } from "@credit-usage/elements/jsx";
 * import type { DetailedHTMLProps, HTMLAttributes } from "react";
 *
 * type Html = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
 *
 * declare module "react" {
 *   namespace JSX {
 *     interface IntrinsicElements extends CustomElements<Html> {}
 *   }
 * }
 * \`\`\`
 */
export type CustomElements<Base = HtmlProps> = {
  [Tag in keyof CreditElementProps]: CreditElementProps[Tag] &
    NamespacedProps[Tag] &
    Omit<Base, keyof CreditElementProps[Tag]>;
};
`;
