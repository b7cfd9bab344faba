import type { LocalDate } from '@credit-usage/sdk/time';
import type { Recipe, Step } from './recipe.js';
import { campaign } from './recipes/creative.js';
import { OFFICE, type Rhythm } from './rhythm.js';

/** Before everything that is seeded. */
export const FOUNDED: LocalDate = '2020-01-01';

/** A name, and the day since which it is used. */
export interface Naming {
  readonly name: string;
  readonly since: LocalDate;
}

/** An agent of the seeded world. What it is on a day depends on that day alone. */
export interface SeedAgent {
  readonly id: string;
  readonly naming: (date: LocalDate) => Naming;
  readonly from: LocalDate;
  /** The day on which it was deleted. */
  readonly until?: LocalDate;
  readonly recipe: Recipe;
  readonly rhythm: Rhythm;
  /** Conversations on a plain day. */
  readonly perDay: number;
  /** Work of every night that belongs to no conversation. */
  readonly nightly?: Step;
}

/** A name that never changes. */
export const named =
  (name: string): SeedAgent['naming'] =>
  () => ({ name, since: FOUNDED });

/** A name with the year in it: a new one every first of February. */
export const namedByYear =
  (name: string): SeedAgent['naming'] =>
  (date) => {
    const year = Number(date.slice(0, 4)) - (date.slice(5) < '02-01' ? 1 : 0);
    return { name: `${name} ${year}`, since: `${year}-02-01` };
  };

/** Agents made for one campaign each and deleted after it: two a year, with two pauses. */
export function campaignsBetween(first: LocalDate, last: LocalDate): SeedAgent[] {
  const years: number[] = [];
  for (let year = Number(first.slice(0, 4)) - 1; year <= Number(last.slice(0, 4)); year++) years.push(year);
  return years
    .flatMap((year) => [
      campaignAgent('spring', year, `${year}-02-10`, `${year}-07-21`),
      campaignAgent('autumn', year, `${year}-08-25`, `${year + 1}-01-15`),
    ])
    .filter(({ from, until }) => from <= last && until > first);
}

function campaignAgent(
  season: string,
  year: number,
  from: LocalDate,
  until: LocalDate,
): SeedAgent & { readonly until: LocalDate } {
  const name = `${season.charAt(0).toUpperCase()}${season.slice(1)} campaign ${year}`;
  return {
    id: `campaign-${season}-${year}`,
    naming: () => ({ name, since: from }),
    from,
    until,
    recipe: campaign,
    rhythm: OFFICE,
    perDay: 1.1,
  };
}
