import type { LitElement } from 'lit';
import { type CreditFilters, FILTER_ATTRIBUTES, isEmpty } from '../data/filters.js';

/** An element whose filters are one object. */
type Filtered = LitElement & { filters: CreditFilters };

/** The ends that a page has set, one of which is no filter yet, and the range in effect since: another one takes their place. */
const ends = new WeakMap<Filtered, { readonly own: object; readonly since: string }>();

const rangeOf = ({ filters: { period, from, to } }: Filtered): string => String([period, from, to]);

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
        const known = ends.get(this);
        const isEnd = name === 'from' || name === 'to';
        const own = { ...(known?.since === rangeOf(this) && known.own), ...(isEnd && { [name]: value }) };
        this.filters = {
          ...this.filters,
          ...rangeWith(this, name, value, own),
          [name]: value,
        } as CreditFilters;
        ends.set(this, { own, since: rangeOf(this) });
      },
    });
    of.createProperty(property, { attribute, noAccessor: true });
  }
}

/**
 * What else changes: a period and a range exclude each other, and the one set last counts. Until the first drawing it is the period, as in
 * the elements without `filters`: the order of attributes shall mean nothing.
 */
function rangeWith(
  { filters, hasUpdated }: Filtered,
  name: string,
  value: unknown,
  own: object,
): object | false {
  if (name === 'period') return isEmpty(value) ? own : { from: undefined, to: undefined };
  const { period, from, to }: CreditFilters = { ...filters, ...own };
  const isWhole = name in own && !isEmpty(from) && !isEmpty(to);
  return isWhole && (hasUpdated || !period) && { ...own, period: undefined };
}
