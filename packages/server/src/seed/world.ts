import type { LocalDate } from '@credit-usage/sdk/time';
import { campaignsBetween, FOUNDED, named, namedByYear, type SeedAgent } from './agents.js';
import type { Recipe, Step } from './recipe.js';
import { studio, tutor } from './recipes/creative.js';
import { contracts, handbook, meeting, translation } from './recipes/documents.js';
import { report, research } from './recipes/research.js';
import { phone, support } from './recipes/support.js';
import { CUSTOMERS, LEARNERS, OFFICE, type Rhythm } from './rhythm.js';

/** An organization of the seeded world. */
export interface SeedOrganization {
  readonly id: string;
  readonly name: string;
  /** The time zone in which its people work. */
  readonly zone: string;
  readonly agents: readonly SeedAgent[];
  /** Whether it creates an agent for each campaign. */
  readonly campaigns: boolean;
}

const REINDEXING: Step = {
  category: 'Embedding',
  descriptions: ['Indexed {n} changed pages again', 'Indexed {n} new pages', 'Checked the index, {n} pages'],
  credits: [0.1, 0.9],
  times: [1, 3],
  seconds: [40, 300],
};

const agent = (
  id: string,
  name: string,
  recipe: Recipe,
  rhythm: Rhythm,
  perDay: number,
  more: Partial<SeedAgent> = {},
): SeedAgent => ({ id, naming: named(name), from: FOUNDED, recipe, rhythm, perDay, ...more });

/** Two organizations each have an agent with the id `support`: these are different agents. */
export const ORGANIZATIONS: readonly SeedOrganization[] = [
  {
    id: 'org_acme',
    name: 'Acme',
    zone: 'Europe/Berlin',
    campaigns: false,
    agents: [
      agent('research', 'Research assistant', research, OFFICE, 3),
      agent('support', 'Support', support, CUSTOMERS, 4.5),
      agent('meetings', 'Meeting notes', meeting, OFFICE, 2.4),
      agent('handbook', 'Handbook', handbook, OFFICE, 2.2, {
        naming: namedByYear('Handbook'),
        nightly: REINDEXING,
      }),
    ],
  },
  {
    id: 'org_globex',
    name: 'Globex',
    zone: 'America/New_York',
    campaigns: false,
    agents: [
      agent('support', 'Support desk', support, CUSTOMERS, 3.2),
      agent('phone', 'Phone line', phone, CUSTOMERS, 1.7),
      agent('contracts', 'Contract reader', contracts, OFFICE, 1.3, { nightly: REINDEXING }),
    ],
  },
  {
    id: 'org_initech',
    name: 'Initech',
    zone: 'Asia/Jakarta',
    campaigns: true,
    agents: [
      agent('reports', 'Report writer', report, OFFICE, 1.8),
      agent('translator', 'Translator', translation, OFFICE, 1.5),
    ],
  },
  {
    id: 'org_umbra',
    name: 'Umbra',
    zone: 'Australia/Sydney',
    campaigns: false,
    agents: [
      agent('tutor', 'Tutor', tutor, LEARNERS, 2),
      agent('studio', 'Picture studio', studio, OFFICE, 1.1),
    ],
  },
];

/** The agents that an organization had on any of these days, both ends included. */
export function agentsBetween(
  organization: SeedOrganization,
  first: LocalDate,
  last: LocalDate,
): readonly SeedAgent[] {
  return organization.campaigns
    ? [...organization.agents, ...campaignsBetween(first, last)]
    : organization.agents;
}
