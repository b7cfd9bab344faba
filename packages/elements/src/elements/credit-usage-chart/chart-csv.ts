import type { Words } from '../../i18n/words.js';
import { readCredits } from '../../util/credits.js';
import { type CsvColumn, csvText } from '../../util/csv.js';
import type { ChartSeries } from './chart-series.js';
import type { ChartBucket, ChartFacts } from './credit-usage-chart.model.js';
import { otherName } from './series-names.js';

/** Marks that keep numbers apart from right-to-left text on a page. In a cell they would hide from searches. */
const ISOLATION = /[\u2068\u2069]/g;

interface Row {
  readonly bucket: ChartBucket;
  readonly series: ChartSeries;
  readonly label: string;
  readonly groupBy: string;
  readonly credits: string | undefined;
}

/** The columns of the API's own CSV. New ones are only ever added at the end. */
const COLUMNS: readonly CsvColumn<Row>[] = [
  ['bucketStart', ({ bucket }) => bucket.start],
  ['bucketEnd', ({ bucket }) => bucket.end],
  ['date', ({ bucket }) => bucket.date],
  ['partial', ({ bucket }) => bucket.partial],
  ['groupBy', ({ groupBy }) => groupBy],
  ['seriesId', ({ series }) => series.id],
  ['seriesLabel', ({ label }) => label],
  ['credits', ({ credits }) => credits, true],
  ['seriesOrganizationId', ({ series }) => series.organizationId],
];

/** The numbers of the chart, one row for each bucket and series. The combined rest has no id, and the name that it has in the legend. */
export function chartCsv(facts: ChartFacts | undefined, words: Words): string {
  return csvText(COLUMNS, facts ? rowsOf(facts, words) : []);
}

function* rowsOf({ buckets, series, groupBy }: ChartFacts, words: Words): Generator<Row, void> {
  const labels = series.map(
    ({ label, members }) => label ?? otherName(members, words).replace(ISOLATION, ''),
  );
  for (const bucket of buckets) {
    for (const [index, each] of series.entries()) {
      const credits = readCredits(bucket.values[index]);
      yield { bucket, series: each, label: labels[index] ?? '', groupBy, credits };
    }
  }
}
