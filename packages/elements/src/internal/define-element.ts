/** The methods of a registry that are used here; scoped registries have them too. */
export type ElementRegistry = Pick<CustomElementRegistry, 'define' | 'get'>;

/**
 * Registers an element class. Does not throw where it cannot: a server has no registry, and a page may contain two copies of this package.
 *
 * The second copy leaves the tag alone and warns once, because the tag then runs another version of the code than the page imports.
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
