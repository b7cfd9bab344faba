import type { LitElement } from 'lit';
import { type CreditFilters, FILTER_ATTRIBUTES, isEmpty } from '../data/filters.js';

/** An element whose filters are one object. */
type Filtered = LitElement & { filters: CreditFilters };

/** The ends that a page has set: one alone is no filter yet. */
const ends = new WeakMap<Filtered, { readonly from?: unknown; readonly to?: unknown }>();

/**
 * Gives a class a property and an attribute for each filter, over its `filters`. They always read what is in effect, and setting a value
 * again counts, because a reader may have chosen another one since.
 */
export function filterProperties(of: typeof LitElement): void {
  for (const [attribute, name] of Object.entries(FILTER_ATTRIBUTES)) {
    const property = name === 'categories' ? attribute : name;
    Object.defineProperty(of.prototype, property, {
      configurable: true,
      get(this: Filtered): unknown {
        return this.filters[name] ?? (name === 'compare' ? 'none' : undefined);
      },
      set(this: Filtered, value: unknown) {
        this.filters = { ...this.filters, ...rangeWith(this, name, value), [name]: value } as CreditFilters;
      },
    });
    of.createProperty(property, { attribute, noAccessor: true });
  }
}

/** What else changes: a period and a range exclude each other, and the one set last counts. */
function rangeWith(element: Filtered, name: string, value: unknown): object | undefined {
  const isUnset = isEmpty(value);
  if (name === 'period') return isUnset ? ends.get(element) : { from: undefined, to: undefined };
  if (name !== 'from' && name !== 'to') return undefined;
  const own = { ...ends.get(element), [name]: value };
  ends.set(element, own);
  const { from, to } = { ...element.filters, ...own };
  return isUnset || isEmpty(from) || isEmpty(to) ? undefined : { ...own, period: undefined };
}
