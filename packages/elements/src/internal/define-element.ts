import { attempt } from '../util/attempt.js';

/** The methods of a registry that are used here; scoped registries have them too. */
export type ElementRegistry = Pick<CustomElementRegistry, 'define' | 'get'>;

/**
 * Registers an element class. Does not throw where it cannot, so that the tags after it are registered: a server has no registry, a page may
 * contain two copies of this package or have the tag for an element of its own, and it may have registered the class under another name.
 *
 * What was there first stays, with one warning, because the tag then runs other code than the page imports.
 */
export function defineElement(
  tag: string,
  element: CustomElementConstructor,
  registry: ElementRegistry | undefined = globalThis.customElements,
): void {
  if (!registry || registry.get(tag) === element) return;
  if (!attempt(() => registry.define(tag, element) ?? true))
    console.warn(
      `<${tag}> stays as it is: the page, or another copy of @credit-usage/elements, already uses this tag or its class.`,
    );
}
