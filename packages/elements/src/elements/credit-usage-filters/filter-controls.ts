/** A control of the filters. */
export type FilterControl = 'period' | 'organization' | 'agent' | 'category';

/** All controls, in their default order. */
export const FILTER_CONTROLS: readonly FilterControl[] = ['period', 'organization', 'agent', 'category'];

/** The controls that a page has named, in its order; all controls if it has named none that exists. */
export function readControls(value: unknown): readonly FilterControl[] {
  const names = new Set(typeof value === 'string' ? value.toLowerCase().split(/[\s,]+/) : []);
  const named = [...names].filter(isControl);
  return named.length > 0 ? named : FILTER_CONTROLS;
}

/** Whether a name is that of a control. */
export function isControl(name: string): name is FilterControl {
  return FILTER_CONTROLS.includes(name as FilterControl);
}
