import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import * as catalogue from '../../src/i18n/catalogue/index.js';
import type { CreditMessages } from '../../src/i18n/messages.js';
import { ANSWERS } from '../answers.js';
import { DRAWN, type ElementCase, looksOf } from './cases.js';
import { type AnyElement, drawn, inState, inside } from './page.js';

/** Some words of a language that is not included, whose colon has a space before it. */
const FRENCH: Partial<CreditMessages> = {
  credits: { one: 'crédit', other: 'crédits' },
  creditUnit: 'en crédits',
  totalUsage: 'Consommation totale',
  usageChart: 'Consommation dans le temps',
  recentConversations: 'Conversations récentes',
  period30d: '30 derniers jours',
  periodInZone: '{period} ({timezone})',
  labelledAmount: '{label} : {amount}',
  segmentAmount: '{series}, {bucket} : {amount}',
  bucketSoFar: '{bucket}, en cours',
  totalOfUnit: 'Somme {unit}',
  clearRange: 'Afficher toute la période',
};

/** A text of ours, as if it were of no language: without its letters, but with its places. */
const blank = (text: string): string =>
  text.replace(/\{\w+\}|[a-z]|: /gi, (part) => (part === ': ' ? '\u00A0: ' : part.length > 1 ? part : 'œ'));

const ours = Object.values(catalogue);
const formsOf = (message: (typeof ours)[number]): string[] =>
  typeof message.en === 'string' ? [message.en] : Object.values<string>(message.en);

/** All words, as a page has to set them. */
const MESSAGES = {
  ...Object.fromEntries(ours.map((message) => [message.key, blank(formsOf(message).at(-1) ?? '')])),
  ...FRENCH,
};

/** The words of ours between the places, and the punctuation that no French text has. */
const ENGLISH = new RegExp(
  `\\b(${ours
    .flatMap(formsOf)
    .flatMap((text) => text.split(/\{\w+\}/))
    .map((text) => text.replace(/^\W+|\W+$/g, ''))
    .filter((text) => text.length > 2)
    .join('|')})\\b|[^\\s\u00A0]:(\\s|$)`,
);

/** The titles, names and descriptions that the source gives, which no page can translate. */
const GIVEN = JSON.stringify(Object.values(ANSWERS).map((answer) => answer())).match(/"[^"]* [^"]*"/g) ?? [];
const withoutGiven = (text: string): string =>
  GIVEN.reduce((rest, given) => rest.replaceAll(given.slice(1, -1), ''), text);

const ATTRIBUTES = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'];

/** What an element shows and says, without what the source has given it. */
function saidBy(element: AnyElement): string[] {
  const nodes = inside(element).filter(({ localName }) => localName !== 'style');
  const texts = nodes.flatMap((node) => [
    ...[...node.childNodes].flatMap((child) => (child instanceof Text ? child.data : [])),
    ...ATTRIBUTES.map((name) => node.getAttribute(name) ?? ''),
  ]);
  return texts.map((text) => withoutGiven(text).trim()).filter((text) => text !== '');
}

async function inFrench(which: ElementCase, state: Parameters<typeof inState>[1]): Promise<AnyElement> {
  const element = await inState(which, state, { lang: 'fr' });
  Object.assign(element, { messages: MESSAGES });
  await drawn(element);
  return element;
}

for (const which of DRAWN) {
  describe(`<${which.tag}>, in words of the page's own`, () => {
    for (const state of looksOf(which)) {
      it(`has no word of ours left: ${state}`, async () => {
        const said = saidBy(await inFrench(which, state));
        expect(said.length).to.be.greaterThan(0);
        expect(said.filter((text) => ENGLISH.test(text))).to.deep.equal([]);
      });
    }
  });
}

for (const tag of ['credit-usage-chart', 'recent-conversations', 'conversation-credit-details']) {
  it(`<${tag}> has the word for the unit without an amount`, async () => {
    const which = DRAWN.find((each) => each.tag === tag) as ElementCase;
    const units = saidBy(await inFrench(which, 'ready')).filter((text) => text.includes('en crédits'));
    expect(units).to.deep.equal([tag === 'recent-conversations' ? 'Somme en crédits' : 'en crédits']);
  });
}
