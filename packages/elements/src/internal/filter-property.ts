import type { ComplexAttributeConverter } from 'lit';
import { readCategories } from '../data/filters.js';

/** Categories stand in the attribute with commas between, and in the property as an array. */
export const categoriesConverter: ComplexAttributeConverter<readonly string[] | undefined> = {
  fromAttribute: (value) => (value === null ? undefined : readCategories(value)),
  toAttribute: (value) => (Array.isArray(value) ? value.join(',') : null),
};
