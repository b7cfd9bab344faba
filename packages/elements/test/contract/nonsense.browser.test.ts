import { expect } from '@open-wc/testing';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { Random } from '../../../../test/support/random.ts';
import type { CreditRoute } from '../../src/data/query-request.js';
import { ANSWERS, NOTHING } from '../answers.js';
import { settle } from '../fake-source.js';
import { CASES, DRAWN } from './cases.js';
import { feedOf } from './feed.js';
import { lieAbout, TEXTS, VALUES } from './nonsense.js';
import { type AnyElement, classOf, drawn, mounted } from './page.js';

const STATUSES = ['idle', 'loading', 'ready', 'empty', 'refused', 'error', 'refreshing', 'stale'];

/** What nobody should read, whatever is handed in. */
const GIBBERISH = /\bNaN\b|undefined|\[object|Invalid Date|Infinity|Symbol\(/;

/** That it is still there, says what it is, reads well, and has made no element of what is only text. */
function expectSound(element: AnyElement, what: string): void {
  if ('status' in element) expect(STATUSES, what).to.include(element.status);
  // An element made of others hands on what it has got: theirs is read where they are the case.
  expect(element.shadowRoot?.textContent, what).not.to.match(GIBBERISH);
  expect(element.shadowRoot?.querySelector('img'), what).to.equal(null);
}

async function feedWith(element: AnyElement, source: unknown): Promise<void> {
  element.source = source;
  await element.updateComplete;
  await settle();
  await element.updateComplete;
}

const show = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(typeof value);
  }
};

describe('nonsense', () => {
  const thrown: string[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
    thrown.push(String('reason' in event ? event.reason?.stack : (event.error?.stack ?? event.message)));
    event.preventDefault();
  };

  beforeEach(() => {
    thrown.length = 0;
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });

  afterEach(() => {
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
  });

  for (const which of CASES) {
    it(`in any attribute leaves <${which.tag}> sound`, async () => {
      const element = await mounted(which, feedOf());
      for (const name of classOf(which.tag).observedAttributes) {
        for (const text of TEXTS) {
          element.setAttribute(name, text);
          await element.updateComplete;
          expectSound(element, `${name}=${text}`);
        }
        await settle();
        expectSound(element, name);
        // For the next one it asks and draws as before.
        const usual = which.attributes[name];
        if (usual === undefined) element.removeAttribute(name);
        else element.setAttribute(name, usual);
        await element.updateComplete;
      }
      expect(thrown).to.deep.equal([]);
    });

    it(`in any property leaves <${which.tag}> sound`, async () => {
      const element = await mounted(which, feedOf());
      const properties = element as unknown as Record<PropertyKey, unknown>;
      for (const name of classOf(which.tag).elementProperties.keys()) {
        const usual = properties[name];
        for (const value of VALUES) {
          properties[name] = value();
          await element.updateComplete;
          expectSound(element, `${String(name)}: ${show(value())}`);
        }
        await settle();
        expectSound(element, String(name));
        properties[name] = usual;
        await element.updateComplete;
      }
      await drawn(element);
      expect(thrown).to.deep.equal([]);
      if ('status' in element) expect(element.status).to.equal('ready');
    });
  }

  for (const which of DRAWN) {
    it(`in the answers of a source leaves <${which.tag}> sound`, async () => {
      const element = await mounted(which, feedOf());
      // What is made of others shows what they make of it.
      const seeds = which.tag === 'credit-usage-dashboard' ? 20 : 60;
      for (let seed = 1; seed <= seeds; seed++) {
        const random = new Random(seed);
        const answers = random.chance(0.8) ? ANSWERS : NOTHING;
        const feed = feedOf();
        for (const route of Object.keys(answers) as CreditRoute[]) {
          const lie = lieAbout(answers[route](), random);
          feed[route] = async () => lie as never;
        }
        await feedWith(element, feed);
        expectSound(element, `seed ${seed}`);
        expect(['ready', 'empty', 'error'], `seed ${seed}`).to.include(element.status);
      }
      expect(thrown).to.deep.equal([]);
    });

    // It hands its source on to the others.
    if (which.tag === 'credit-usage-dashboard') continue;
    it(`instead of a source, or thrown by one, leaves <${which.tag}> sound`, async () => {
      const element = await mounted(which, feedOf());
      for (const value of VALUES) {
        await feedWith(element, value());
        expect(element.status, show(value())).to.equal('idle');

        const reject = async (): Promise<never> => Promise.reject(value());
        const fling = (): never => {
          throw value();
        };
        const plain = (): never => value() as never;
        for (const way of [reject, fling, plain]) {
          const all = Object.fromEntries(Object.keys(ANSWERS).map((route) => [route, way]));
          await feedWith(element, { ...feedOf(), ...all });
          const what = `${way.name} ${show(value())}`;
          expectSound(element, what);
          expect(element.status, what).not.to.be.oneOf(['idle', 'ready', 'empty']);
        }
      }
      expect(thrown).to.deep.equal([]);
    });
  }
});
