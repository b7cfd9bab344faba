import { readCredits } from '../../util/credits.js';
import { readCount, readList, readObject, readText } from '../../util/read.js';

/** A series: a category, an agent, an organization, or the combined rest. */
export interface ChartSeries {
  /** Unique: one agent id in two organizations is two agents. */
  readonly key: string;
  readonly id: string | null;
  readonly organizationId: string | undefined;
  /** The name to show; undefined for the combined rest. */
  readonly label: string | undefined;
  /** How many the combined rest stands for. */
  readonly members: number | undefined;
  /** Whether it no longer exists. */
  readonly deleted: boolean;
  readonly total: string | undefined;
}

/** The series of a report. Every entry gives one, because the values of buckets refer to them by index. */
export function readSeries(value: unknown, groupBy: string): ChartSeries[] {
  return readList(value).map((item, index) => {
    const series = readObject(item);
    const id = readText(series?.id);
    const organizationId = readText(series?.organizationId);
    const other = series?.kind === 'other' || id === undefined;
    return {
      key: other ? `other ${index}` : keyOf(groupBy, id, organizationId),
      id: other ? null : id,
      organizationId,
      label: other ? undefined : (readText(series?.label) ?? id),
      members: other ? readCount(series?.members) : undefined,
      deleted: series?.state === 'deleted',
      total: readCredits(series?.total),
    };
  });
}

/** Ids may contain any character, so JSON separates them. */
function keyOf(groupBy: string, id: string, organizationId: string | undefined): string {
  return groupBy === 'category' ? id : JSON.stringify([groupBy, organizationId ?? null, id]);
}
