import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import type { CreditStatus } from '../../src/util/status.js';
import { PARTIAL } from '../answers.js';
import { type Script, scriptedSource } from '../scripted-source.js';
import { DRAWN } from './cases.js';
import { type AnyElement, drawn, inState, inside, isVisible, mounted } from './page.js';
import { promised } from './reference.js';

/** What shows a slot. */
interface Scene {
  readonly state: CreditStatus;
  /** Answers in place of those of the state. */
  readonly script?: Script;
  /** The row that is open. */
  readonly row?: number;
  /** What of ours it takes the place of, if anything; where nothing is said, the part of the same name. */
  readonly ours?: string | null;
  /** Whether that is in a piece of the element. */
  readonly isDeep?: boolean;
}

/** By slot, or by element and slot. */
const SCENES: Readonly<Record<string, Scene>> = {
  '': { state: 'idle', ours: '[part~=loading]' },
  'credit-usage-dashboard ': { state: 'idle', ours: '[part~=figures]', isDeep: true },
  heading: { state: 'ready' },
  description: { state: 'ready', ours: null },
  toolbar: { state: 'ready', ours: null },
  filters: { state: 'ready' },
  details: { state: 'ready', row: 0, isDeep: true },
  locked: { state: 'ready', row: 1, ours: '[part~=locked-message] p', isDeep: true },
  'not-included': { state: 'ready', script: PARTIAL, ours: null },
  loading: { state: 'loading' },
  'credit-usage-dashboard loading': { state: 'loading', ours: '[part~=figures]', isDeep: true },
  empty: { state: 'empty' },
  refused: { state: 'refused' },
  error: { state: 'error' },
};

function sceneOf(tag: string, slot: string): Scene {
  const scene = SCENES[`${tag} ${slot}`] ?? SCENES[slot];
  if (!scene) throw new Error(`Say in SCENES what shows the slot "${slot}".`);
  return scene;
}

/** What of ours is seen. */
function oursIn(element: AnyElement, ours: string, { isDeep }: Scene): Element[] {
  const nodes = isDeep ? inside(element) : (element.shadowRoot?.querySelectorAll('*') ?? []);
  return [...nodes].filter((node) => node.matches(ours) && isVisible(node));
}

/** Opens a row, or closes it. */
async function toggle(element: AnyElement, row: number | undefined): Promise<void> {
  if (row === undefined) return;
  const openers = inside(element).filter((node) => node.matches('[part~=open-button]'));
  (openers[row] as HTMLElement | undefined)?.click();
  await drawn(element);
}

describe.each(DRAWN)('<$tag>', (which) => {
  it.each(promised(which.tag, 'Slot'))('shows what the page puts into "$name"', async ({ name }) => {
    const scene = sceneOf(which.tag, name);
    const { ours = `[part~=${name}]` } = scene;
    const element = scene.script
      ? await mounted(which, scriptedSource(scene.script), { heading: 'Usage' })
      : await inState(which, scene.state, { heading: 'Usage' });
    await toggle(element, scene.row);
    if (ours) expect(oursIn(element, ours, scene)).not.to.deep.equal([]);
    await toggle(element, scene.row);
    const own = document.createElement('p');
    if (name !== '') own.slot = name;
    own.textContent = 'The page’s own';
    element.append(own);
    await drawn(element);
    await toggle(element, scene.row);
    expect(isVisible(own)).to.equal(true);
    if (ours) expect(oursIn(element, ours, scene)).to.deep.equal([]);
  });
});
