/** What a page can ask of a registry; scoped registries have it too. */
export type ElementRegistry = Pick<CustomElementRegistry, 'define' | 'get'>;

/**
 * Registers an element class, quietly when it cannot: a page may hold two copies of this package, and a server has no registry.
 *
 * The copy that comes second keeps its hands off and says so once, because the tag then runs code of another version than it imported.
 */
export function defineElement(
  tag: string,
  element: CustomElementConstructor,
  registry: ElementRegistry | undefined = globalThis.customElements,
): void {
  if (!registry) return;
  const present = registry.get(tag);
  if (!present) registry.define(tag, element);
  else if (present !== element)
    console.warn(`<${tag}> is already registered by another copy of @credit-usage/elements; that one stays.`);
}
