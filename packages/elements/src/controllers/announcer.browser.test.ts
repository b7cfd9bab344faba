import { expect, fixture, html } from '@open-wc/testing';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { Announcer } from './announcer.js';

describe('an announcer', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  const hear = (speak: (announcer: Announcer) => void): unknown[] => {
    const heard: unknown[] = [];
    speak(new Announcer((text, lang) => heard.push([text, lang])));
    vi.advanceTimersByTime(200);
    return heard;
  };

  it('says sentences, each once, whatever they end with', () => {
    const heard = hear((announcer) => {
      for (const text of [
        '5 conversations',
        'no usage.',
        '5 conversations',
        'Wirklich?',
        '12 credits (Acme)',
      ])
        announcer.announce(text, undefined, 'en');
    });
    expect(heard).to.deep.equal([['5 conversations. No usage. Wirklich? 12 credits (Acme).', 'en']]);
  });

  it('speaks in the order of the page, whoever is the first to speak', async () => {
    const place = await fixture<HTMLElement>(html`<div><p>1</p><p>2</p><p>3</p></div>`);
    const [first, second, third] = [...place.children];
    const heard = hear((announcer) => {
      for (const each of [third, first, second]) announcer.announce(`number ${each?.textContent}`, each);
      announcer.announce('and two more', second);
    });
    expect(heard).to.deep.equal([['Number 1. Number 2. And two more. Number 3.', undefined]]);
  });

  it('speaks where visibility cannot be checked, as in simulated browsers', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    Object.assign(place, { checkVisibility: undefined });
    expect(hear((announcer) => announcer.announce('here', place))).to.have.length(1);
  });

  it('says nothing of what is hidden by then', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const heard = hear((announcer) => {
      announcer.announce('gone', place);
      place.hidden = true;
    });
    expect(heard).to.deep.equal([]);
  });
});
