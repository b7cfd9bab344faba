import type { CreditRoute } from '../../src/data/query-request.js';
import { ANSWERS, NOTHING } from '../answers.js';
import { FAILURE, REFUSAL } from '../fake-source.js';
import { failing, NEVER, type ScriptedSource, scriptedSource } from '../scripted-source.js';

/** How a feed treats every request from now on. */
export type Mood = 'answers' | 'has nothing' | 'refuses' | 'fails' | 'keeps waiting';

/** A source for any element, which treats all requests according to its mood. */
export interface Feed extends ScriptedSource {
  mood: Mood;
}

const REPLIES: Readonly<Record<Mood, (route: CreditRoute) => unknown>> = {
  answers: (route) => ANSWERS[route](),
  'has nothing': (route) => NOTHING[route](),
  refuses: failing(REFUSAL),
  fails: failing(FAILURE),
  'keeps waiting': () => NEVER,
};

/** Creates a feed. */
export function feedOf(mood: Mood = 'answers'): Feed {
  const routes = Object.keys(ANSWERS) as CreditRoute[];
  const script = Object.fromEntries(routes.map((route) => [route, () => REPLIES[feed.mood](route)]));
  const feed: Feed = Object.assign(scriptedSource(script), { mood });
  return feed;
}
