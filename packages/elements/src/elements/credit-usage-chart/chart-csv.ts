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

/** As the API's own CSV has them: columns are only ever appended. */
const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'bucketStart', kind: 'text', value: ({ bucket }) => bucket.start },
  { name: 'bucketEnd', kind: 'text', value: ({ bucket }) => bucket.end },
  { name: 'date', kind: 'text', value: ({ bucket }) => bucket.date },
  { name: 'partial', kind: 'text', value: ({ bucket }) => bucket.partial },
  { name: 'groupBy', kind: 'text', value: ({ groupBy }) => groupBy },
  { name: 'seriesId', kind: 'text', value: ({ series }) => series.id },
  { name: 'seriesLabel', kind: 'text', value: ({ series }) => series.label },
  { name: 'credits', kind: 'number', value: ({ credits }) => credits },
  { name: 'seriesOrganizationId', kind: 'text', value: ({ series }) => series.organizationId },
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
