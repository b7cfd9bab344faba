import type { ComplexAttributeConverter } from 'lit';

type Theme = 'auto' | 'light' | 'dark';

/** The theme is reflected, because CSS chooses colours by the attribute; an invalid value removes it. */
export const themeConverter: ComplexAttributeConverter<Theme> = {
  fromAttribute: (value) => (value === 'light' || value === 'dark' ? value : 'auto'),
  toAttribute: (value) => (value === 'light' || value === 'dark' ? value : null),
};
