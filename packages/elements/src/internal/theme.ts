import type { ComplexAttributeConverter } from 'lit';

type Theme = 'auto' | 'light' | 'dark';

/** The theme lives in the attribute, as colours are chosen by CSS alone; what is no theme is no attribute. */
export const themeConverter: ComplexAttributeConverter<Theme> = {
  fromAttribute: (value) => (value === 'light' || value === 'dark' ? value : 'auto'),
  toAttribute: (value) => (value === 'light' || value === 'dark' ? value : null),
};
