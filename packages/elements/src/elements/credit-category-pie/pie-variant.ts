import type { ComplexAttributeConverter } from 'lit';

/** What is no variant is the usual one. */
export const variantConverter: ComplexAttributeConverter<'donut' | 'bar'> = {
  fromAttribute: (value) => (value === 'bar' ? 'bar' : 'donut'),
};
