import type { LocalDate } from '@credit-usage/sdk/time';
import type { Recipe, Step } from './recipe.js';
import { campaign } from './recipes/creative.js';
import { OFFICE, type Rhythm } from './rhythm.js';

/** Before all seeded usage. */
export const FOUNDED: LocalDate = '2020-01-01';

/** A name, and the day from which it is used. */
export interface Naming {
  readonly name: string;
  readonly since: LocalDate;
}

/** An agent of the seeded world. Its name and state on a day depend on that day alone. */
export interface SeedAgent {
  readonly id: string;
  readonly naming: (date: LocalDate) => Naming;
  readonly from: LocalDate;
  /** The day on which it was deleted. */
  readonly until?: LocalDate;
  readonly recipe: Recipe;
  readonly rhythm: Rhythm;
  /** Conversations on an average day. */
  readonly perDay: number;
  /** Nightly work, which belongs to no conversation. */
  readonly nightly?: Step;
}

/** A name that never changes. */
export const named =
  (name: string): SeedAgent['naming'] =>
  () => ({ name, since: FOUNDED });

/** A name that contains the year: a new one every 1 February. */
export const namedByYear =
  (name: string): SeedAgent['naming'] =>
  (date) => {
    const year = Number(date.slice(0, 4)) - (date.slice(5) < '02-01' ? 1 : 0);
    return { name: `${name} ${year}`, since: `${year}-02-01` };
  };

/** Agents that are created for one campaign and deleted after it: two a year, with pauses in between. */
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
