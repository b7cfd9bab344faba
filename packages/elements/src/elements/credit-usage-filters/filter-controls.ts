/** A control of the filters. */
export type FilterControl = 'period' | 'organization' | 'agent' | 'category';

/** All of them, in their usual order. */
export const FILTER_CONTROLS: readonly FilterControl[] = ['period', 'organization', 'agent', 'category'];

/** The controls that a page has named, in its order; all of them where it has named none that exists. */
export function readControls(value: unknown): readonly FilterControl[] {
  const names = new Set(typeof value === 'string' ? value.toLowerCase().split(/[\s,]+/) : []);
  const named = [...names].filter(isControl);
  return named.length > 0 ? named : FILTER_CONTROLS;
}

/** Whether it is the name of one. */
export function isControl(name: string): name is FilterControl {
  return FILTER_CONTROLS.includes(name as FilterControl);
}
