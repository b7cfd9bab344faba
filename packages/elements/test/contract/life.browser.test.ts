import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { settle } from '../fake-source.js';
import { part } from '../shadow.js';
import { CASES, DRAWN, type ElementCase } from './cases.js';
import { feedOf } from './feed.js';
import { alive, holding } from './held.js';
import { type AnyElement, create, drawn, inState, mounted } from './page.js';

/** Something inside for an element that draws nothing itself. */
const contentOf = (which: ElementCase): readonly Element[] =>
  which.states.length > 0 ? [] : [document.createElement('credit-usage-summary')];

for (const which of DRAWN) {
  describe(`<${which.tag}>, moved in the page`, () => {
    it('asks nothing again and keeps what it has drawn', async () => {
      const feed = feedOf();
      const element = await mounted(which, feed);
      const base = part(element, 'base');
      const asked = [...feed.asked];
      const text = base?.textContent;
      for (let round = 0; round < 3; round++) {
        (await fixture<HTMLElement>(document.createElement('section'))).append(element);
        await drawn(element);
      }
      expect(feed.asked).to.deep.equal(asked);
      expect(feed.aborted).to.deep.equal([]);
      expect(element.status).to.equal('ready');
      expect(part(element, 'base')).to.equal(base);
      expect(base?.textContent).to.equal(text);
    });

    it('goes on waiting, and stays with an error or a refusal', async () => {
      for (const state of ['loading', 'error', 'refused'] as const) {
        const element = await inState(which, state);
        const feed = element.source as ReturnType<typeof feedOf>;
        const asked = [...feed.asked];
        (await fixture<HTMLElement>(document.createElement('section'))).append(element);
        await drawn(element);
        expect(feed.asked, state).to.deep.equal(asked);
        expect(feed.aborted, state).to.deep.equal([]);
        expect(element.status).to.equal(state);
      }
    });

    it('asks for nothing any more once it is gone', async () => {
      const element = await inState(which, 'loading');
      const feed = element.source as ReturnType<typeof feedOf>;
      element.remove();
      await settle();
      expect(feed.aborted).to.have.members(feed.asked);
      const asked = feed.asked.length;
      await element.refresh();
      expect(feed.asked).to.have.length(asked);
    });
  });
}

describe('200 times into the page and out of it', () => {
  for (const which of CASES) {
    // One of these is eight elements.
    const rounds = which.tag === 'credit-usage-dashboard' ? 25 : 200;

    it(`leaves nothing of <${which.tag}>`, async () => {
      const place = await fixture<HTMLElement>(document.createElement('div'));
      const styles = document.adoptedStyleSheets.length;
      const gone: WeakRef<object>[] = [];
      let most = 0;
      const held = await holding(async (present) => {
        const feed = feedOf();
        for (let round = 0; round < rounds; round++) {
          const element: AnyElement = create(which, { 'refresh-interval': '30', timezone: 'Asia/Jakarta' });
          // Some leave before they have an answer, some with one.
          feed.mood = round % 3 === 0 ? 'keeps waiting' : 'answers';
          element.source = feed;
          element.append(...contentOf(which));
          place.append(element);
          await (round % 2 ? element.updateComplete : settle());
          most = Math.max(most, present.listeners);
          element.remove();
          gone.push(new WeakRef(element));
        }
        await settle();
      });
      expect(most, 'listeners while it was there').to.be.greaterThan(0);
      expect(held).to.deep.equal({ listeners: 0, observers: 0, watched: 0 });
      expect(document.adoptedStyleSheets.length).to.equal(styles);
      expect(place.childNodes).to.have.length(0);
      // The browser lets go of some in its own time; what is held is held every time.
      expect(await alive(gone)).to.be.at.most(rounds / 2);
    });
  }
});
