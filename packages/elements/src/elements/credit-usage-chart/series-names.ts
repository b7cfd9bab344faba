import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import type { ChartSeries } from './chart-series.js';

/** The names of all series, in order. Equal names are told apart by their organization. */
export function seriesNames(
  series: readonly ChartSeries[],
  organizations: ReadonlyMap<string, string>,
  words: Words,
): string[] {
  const labels = series.map(({ label }) => label);
  return series.map((each) => {
    const { label, members, organizationId, deleted } = each;
    if (label === undefined) return otherName(members, words);
    const isShared = labels.indexOf(label) !== labels.lastIndexOf(label) && organizationId !== undefined;
    const name = isShared
      ? words.text(messages.nameOfOrganization, {
          name: label,
          organization: organizations.get(organizationId) ?? organizationId,
        })
      : label;
    return deleted ? words.text(messages.deletedName, { name }) : name;
  });
}

/** The name of the combined rest. */
export function otherName(members: number | undefined, words: Words): string {
  return members === undefined
    ? words.text(messages.otherSeries)
    : words.plural(messages.otherCount, members);
}
