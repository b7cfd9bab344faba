import { describe, expect, it } from 'vitest';
import { FILTER_CONTROLS, readControls } from './filter-controls.js';

describe('controls', () => {
  it.each([
    ['category period', ['category', 'period']],
    [' agent,\n organization ', ['agent', 'organization']],
    ['PERIOD period period', ['period']],
    ['period zone', ['period']],
  ])('of %j are those, in that order', (given, expected) => {
    expect(readControls(given)).toEqual(expected);
  });

  it.each([undefined, null, '', '  ', 'zone', 7, {}, ['period']])('of %j are all of them', (given) => {
    expect(readControls(given)).toEqual(FILTER_CONTROLS);
  });
});
