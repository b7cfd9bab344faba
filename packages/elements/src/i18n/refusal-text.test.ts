import type { ScopedRole } from '@credit-usage/sdk';
import { describe, expect, it } from 'vitest';
import { refusedConversations, refusedCredits, refusedUsage } from './catalogue/index.js';
import { plainText, textPieces } from './emphasis.js';
import type { Message } from './message.js';
import { type RefusalText, refusalText } from './refusal-text.js';
import { wordsFor } from './words.js';

const inOrganization = (role: string, name: string) => ({
  role,
  scope: { type: 'organization' as const, id: name, name },
});
const onAgent = (role: string, name: string) => ({
  role,
  scope: { type: 'agent' as const, id: name, organizationId: 'org_1', name },
});

const spoken = ({ needed, ask }: RefusalText): string => plainText(`${needed} ${ask ?? ''}`.trim());

describe('a refusal in English', () => {
  const text = (roles: readonly ScopedRole[], refused: Message): string =>
    spoken(refusalText(roles, refused, wordsFor('en')));

  it('names the role, the place, and whom to ask', () => {
    expect(text([inOrganization('Billing', 'Acme')], refusedUsage)).toBe(
      'You need the Billing role in Acme to see usage. Ask the person who holds it.',
    );
  });

  it('names all roles that would do, by place', () => {
    const roles = [
      inOrganization('Owner', 'Acme'),
      onAgent('Owner', 'Support bot'),
      onAgent('Contributor', 'Support bot'),
    ];
    expect(text(roles, refusedCredits)).toBe(
      'You need the Owner role in Acme or the Owner or Contributor role on Support bot to see the credit details of this conversation. Ask a person who holds one.',
    );
  });

  it('counts places that do not fit into a sentence', () => {
    const roles = ['A', 'B', 'C', 'D', 'E'].map((name) => inOrganization('Billing', name));
    expect(text(roles, refusedConversations)).toBe(
      'You need the Billing role in A, the Billing role in B, the Billing role in C, or 2 more to see recent conversations. Ask a person who holds one.',
    );
  });

  it('tells one agent from another of the same name', () => {
    const roles = ['org_1', 'org_2'].map((organizationId) => ({
      role: 'Owner',
      scope: { type: 'agent' as const, id: 'bot', organizationId, name: 'Bot' },
    }));
    expect(text(roles, refusedCredits)).toContain('the Owner role on Bot or the Owner role on Bot');
  });

  it('does not guess what is missing where the source has not said it', () => {
    expect(spoken(refusalText(undefined, refusedUsage, wordsFor('en')))).toBe(
      'Could not load this data. It does not exist, or you do not have access to it.',
    );
  });

  it('says what to do without any organization', () => {
    expect(text([], refusedUsage)).toBe(
      'You are not a member of any organization. Ask to be invited to one.',
    );
  });
});

it('speaks Indonesian', () => {
  expect(spoken(refusalText([inOrganization('Billing', 'Acme')], refusedUsage, wordsFor('id')))).toBe(
    'Anda memerlukan peran Billing di Acme untuk melihat penggunaan. Hubungi orang yang memegang peran itu.',
  );
});

it('lets roles and places stand out', () => {
  const { needed } = refusalText([inOrganization('Billing', 'Acme')], refusedUsage, wordsFor('en'));
  expect(textPieces(needed).flatMap(({ text, isStrong }) => (isStrong ? text : []))).toEqual([
    'Billing',
    'Acme',
  ]);
});
