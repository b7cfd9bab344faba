import type { ConversationCredits, Problem } from '@credit-usage/sdk/contract';
import { expect } from 'vitest';
import type { Answer } from './asking.ts';
import { expectNothing, expectRoles } from './expect-refusal.ts';
import { creditsOf, type Filter, instant, selectUsage } from './expected.ts';
import { type Allowed, leaksIn } from './leaks.ts';
import type { DetailsQuestion } from './questions.ts';
import { detailsNeed, heldOn, judgeDetails } from './rules.ts';
import type { Grants } from './viewers.ts';
import type { World } from './world.ts';

/** The credit details of one conversation, or the refusal that is due. */
export function expectDetails(
  world: World,
  viewer: Grants,
  question: DetailsQuestion,
  answer: Answer<ConversationCredits>,
): void {
  const verdict = judgeDetails(world, viewer, question);
  const { agentId } = question;
  expect(answer.status).toBe(verdict.status);
  switch (verdict.status) {
    case 404:
      expectNothing(answer);
      break;
    case 400: {
      const { errors = [] } = answer.body as unknown as Problem;
      expect(errors.map(({ parameter, allowed }) => ({ parameter, allowed }))).toEqual([
        { parameter: 'organizationId', allowed: verdict.allowed },
      ]);
      expect(leaksIn(answer, { ids: verdict.allowed })).toEqual([]);
      break;
    }
    case 403: {
      const { requiredRoles, heldRoles } = answer.body as unknown as Problem;
      expectRoles(requiredRoles, detailsNeed(verdict.payer, agentId));
      expectRoles(heldRoles, heldOn(viewer, verdict.payer, agentId));
      const words: Allowed['words'] = {
        organization: (id) => id === verdict.payer,
        agent: (id, agent) => id === verdict.payer && agent === agentId,
      };
      expect(leaksIn(answer, { ids: [verdict.payer], words })).toEqual([]);
      break;
    }
    case 200:
      expectEntries(world, verdict.payer, question, answer);
  }
}

function expectEntries(
  world: World,
  payer: string,
  question: DetailsQuestion,
  answer: Answer<ConversationCredits>,
): void {
  const { agentId, conversationId } = question;
  const inConversation = (filter: Filter) =>
    selectUsage(world, [payer], { ...filter, agentId }).filter(
      ({ conversation }) => conversation === conversationId,
    );
  const whole = inConversation({});
  const matched = inConversation(question).sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const { body } = answer;
  expect([body.total, body.entryCount]).toEqual([creditsOf(whole), whole.length]);
  expect([body.matched.total, body.matched.entryCount]).toEqual([creditsOf(matched), matched.length]);
  expect(body.entries).toEqual(
    matched.slice(0, 25).map((each) => ({
      id: each.id,
      time: instant(each.time),
      category: each.category,
      description: each.description,
      credits: creditsOf([each]),
    })),
  );
  const words: Allowed['words'] = {
    agent: (id, agent) => id === payer && agent === agentId,
    category: (id) => id === payer,
    title: (id, detail) => id === payer && detail === `${agentId}.${conversationId}`,
    description: (id, detail) => id === payer && whole.some((each) => each.id === detail),
  };
  expect(leaksIn(answer, { ids: [payer], words })).toEqual([]);
}
