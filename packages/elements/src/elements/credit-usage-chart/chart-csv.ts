import { readCredits } from '../../util/credits.js';
import { type CsvColumn, csvText } from '../../util/csv.js';
import type { ChartSeries } from './chart-series.js';
import type { ChartBucket, ChartFacts } from './credit-usage-chart.model.js';

interface Row {
  readonly bucket: ChartBucket;
  readonly series: ChartSeries;
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
  ['seriesLabel', ({ series }) => series.label],
  ['credits', ({ credits }) => credits, true],
  ['seriesOrganizationId', ({ series }) => series.organizationId],
];

/** The numbers of the chart, one row for each bucket and series. */
export function chartCsv(facts: ChartFacts | undefined): string {
  return csvText(COLUMNS, facts ? rowsOf(facts) : []);
}

function* rowsOf({ buckets, series, groupBy }: ChartFacts): Generator<Row, void> {
  for (const bucket of buckets) {
    for (const [index, each] of series.entries())
      yield { bucket, series: each, groupBy, credits: readCredits(bucket.values[index]) };
  }
}
