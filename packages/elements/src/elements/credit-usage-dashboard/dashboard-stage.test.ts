import { describe, expect, it } from 'vitest';
import { showsConversations, stageOf, waitingStage } from './dashboard-stage.js';

describe('stageOf', () => {
  it.each([
    ['idle', 'refused', 'pieces'],
    ['loading', 'refused', 'pieces'],
    ['ready', 'empty', 'pieces'],
    ['empty', 'pieces', 'empty'],
    ['refused', 'pieces', 'refused'],
    ['error', 'pieces', 'error'],
    ['refreshing', 'empty', 'empty'],
    ['refreshing', 'pieces', 'pieces'],
    ['stale', 'empty', 'empty'],
    ['stale', 'pieces', 'pieces'],
  ] as const)('%s after %s shows %s', (figures, before, shown) => {
    expect(stageOf(figures, before)).toBe(shown);
  });
});

describe('waitingStage', () => {
  it.each([
    ['idle', '', 'idle'],
    ['idle', 'loading', 'pieces'],
    ['loading', 'loading', 'loading'],
    ['loading', '', 'pieces'],
    ['ready', '', 'pieces'],
  ] as const)('%s, with the slot "%s" filled: %s', (figures, filled, shown) => {
    expect(waitingStage(figures, 'pieces', (slot) => slot === filled)).toBe(shown);
  });
});

describe('showsConversations', () => {
  it.each([
    ['pieces', 'loading', true],
    ['pieces', 'error', true],
    ['refused', 'ready', true],
    ['refused', 'refused', false],
    ['refused', 'loading', false],
    ['refused', 'empty', false],
    ['error', 'stale', true],
    ['error', 'error', false],
    ['empty', 'ready', false],
    ['idle', 'idle', false],
    ['loading', 'loading', false],
    ['loading', 'ready', true],
  ] as const)('%s, with conversations that are %s: %s', (stage, conversations, shown) => {
    expect(showsConversations(stage, conversations)).toBe(shown);
  });
});
