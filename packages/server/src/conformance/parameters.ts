import { operations } from '@credit-usage/sdk/contract';
import { queryOf } from './ask.js';
import { expectLike, expectThat } from './expect.js';
import { recordOf, taken } from './ingest-records.js';
import { area, type Rule } from './rule.js';
import { expectNamed } from './suite.js';

/** A wrong query, and the parameters of which the error may name any. */
type Wrong = readonly [query: string, ...parameters: readonly string[]];

/** Each wrong query is 400 with a code, naming the parameter. */
const refuses =
  (code: string, route: '/v1/usage' | '/v1/conversations', ...all: readonly Wrong[]): Rule['check'] =>
  async (suite) => {
    const token = await suite.billing(suite.world.nobody);
    for (const [query, ...parameters] of all)
      expectNamed(await suite.client.ask(`${route}?${query}`, token), code, ...parameters);
  };

const usage = (code: string, ...all: readonly Wrong[]) => refuses(code, '/v1/usage', ...all);

/** A range that is too long says by how much. */
const tooLong =
  (...all: readonly (readonly [query: string, max: number, requested: number])[]): Rule['check'] =>
  async (suite) => {
    const token = await suite.billing(suite.world.nobody);
    for (const [query, max, requested] of all) {
      const answer = await suite.client.ask(`/v1/usage?${query}`, token);
      expectLike(expectNamed(answer, 'range_too_large'), { max, requested }, 'problem');
    }
  };

/** Details have a rule of their own: the contract leaves open whether they check the parameters or the agent first. */
const READS = Object.values(operations)
  .map(({ path }) => path)
  .filter((path) => !path.includes('{'));

export const parameters = area('parameters', {
  unknown: [
    'On every route, an unknown parameter is 400 invalid_parameter that names it.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const path of READS)
        expectNamed(
          await suite.client.ask(`${path}?categories=LLM`, token),
          'invalid_parameter',
          'categories',
        );
    },
  ],
  atMostTwenty: [
    'An error names at most 20 parameters.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const query = Array.from({ length: 25 }, (_, index) => `unknown_${index}=1`).join('&');
      const { errors = [] } = expectNamed(
        await suite.client.ask(`/v1/usage?${query}`, token),
        'invalid_parameter',
      );
      expectThat(errors.length > 0 && errors.length <= 20, 'at most 20 errors', errors.length);
    },
  ],
  topOfAll: [
    'With top=all, a report of more than 50,000 buckets × series is 400 invalid_parameter that names top.',
    async (suite) => {
      const name = 'wide';
      const record = recordOf(suite, name, { time: '2023-06-01T10:00:00Z' });
      const batch = Array.from({ length: 126 }, (_, index) => {
        return { ...record, id: `usage_${index}`, category: `Category ${index}` };
      });
      taken(await suite.write(batch));
      const token = await suite.billing(`${suite.world.nobody}_${name}`);
      const ask = { from: '2023-01-01', to: '2024-02-02', top: 'all' } as const;
      const answer = await suite.client.ask(`/v1/usage${queryOf(ask)}`, token);
      expectNamed(answer, 'invalid_parameter', 'top');
      const { series } = await suite.report({ ...ask, bucket: 'month' }, token);
      expectLike(series.length, batch.length, 'number of series in months');
    },
    'usage',
  ],
  empty: [
    'An empty parameter is 400 invalid_parameter.',
    usage(
      'invalid_parameter',
      ['organizationId=', 'organizationId'],
      ['category=', 'category'],
      ['period=', 'period'],
    ),
  ],
  repeated: [
    'Repeating a parameter that may stand only once is 400 invalid_parameter.',
    usage(
      'invalid_parameter',
      ['period=24h&period=72h', 'period'],
      ['organizationId=a&organizationId=a', 'organizationId'],
      ['groupBy=agent&groupBy=agent', 'groupBy'],
    ),
  ],
  values: [
    'A value that the parameter does not allow is 400 invalid_parameter.',
    usage(
      'invalid_parameter',
      ['period=7d', 'period'],
      ['bucket=year', 'bucket'],
      ['groupBy=viewer', 'groupBy'],
      ['compare=next', 'compare'],
      ['from=yesterday&to=2024-06-01', 'from'],
      ['period=24H', 'period'],
      ['groupBy=Agent', 'groupBy'],
      ['from=1969-12-31T23:59:59Z&to=1970-01-02T00:00:00Z', 'from'],
      ['from=2199-12-31T00:00:00Z&to=2200-01-01T00:00:01Z', 'to'],
    ),
  ],
  allowed: [
    'Where the legal values can be listed, the error lists them in allowed.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const answer = await suite.client.ask('/v1/usage?period=7d', token);
      const { errors } = expectNamed(answer, 'invalid_parameter', 'period');
      const allowed = errors?.find(({ parameter }) => parameter === 'period')?.allowed;
      expectLike([...(allowed ?? [])].sort(), ['12mo', '24h', '30d', '72h'], 'allowed');
    },
  ],
  top: [
    'top is 1 to 50, or all.',
    usage('invalid_parameter', ['top=0', 'top'], ['top=51', 'top'], ['top=1.5', 'top'], ['top=ALL', 'top']),
  ],
  limit: [
    'limit is 1 to 100.',
    refuses(
      'invalid_parameter',
      '/v1/conversations',
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=-1', 'limit'],
      ['limit=%2B5', 'limit'],
      ['limit=5.0', 'limit'],
    ),
  ],
  sort: [
    'sort is -lastActivityAt or -credits.',
    refuses('invalid_parameter', '/v1/conversations', ['sort=credits', 'sort'], ['sort=title', 'sort']),
  ],
  periodOrRange: [
    'period cannot be combined with from and to.',
    usage('invalid_parameter', ['period=24h&from=2024-06-01&to=2024-06-02', 'period', 'from', 'to']),
  ],
  bothOrNeither: [
    'from and to must be given together: one alone is 400 invalid_parameter.',
    usage('invalid_parameter', ['from=2024-06-01', 'from', 'to'], ['to=2024-06-01', 'from', 'to']),
  ],
  oneKind: [
    'from and to must be of the same kind: two instants or two dates.',
    usage(
      'invalid_parameter',
      ['from=2024-06-01&to=2024-06-02T00:00:00Z', 'from', 'to'],
      ['from=2024-06-01T00:00:00Z&to=2024-06-02', 'from', 'to'],
    ),
  ],
  order: [
    'from must be before to: anything else is 400 invalid_range.',
    usage(
      'invalid_range',
      ['from=2024-06-02&to=2024-06-01', 'from', 'to'],
      ['from=2024-06-01&to=2024-06-01', 'from', 'to'],
      ['from=2024-06-01T00:00:00Z&to=2024-06-01T02:00:00%2B02:00', 'from', 'to'],
    ),
  ],
  timezone: [
    'A timezone that is an offset, an abbreviation, an unknown name or a name in the wrong case is 400 invalid_timezone.',
    usage(
      'invalid_timezone',
      ['timezone=%2B07:00', 'timezone'],
      ['timezone=asia/jakarta', 'timezone'],
      ['timezone=Mars/Olympus', 'timezone'],
      ['timezone=PST', 'timezone'],
    ),
  ],
  hours: [
    'A range in hours has at most 31 days; a longer one is 400 range_too_large with max and requested.',
    tooLong(
      ['bucket=hour&from=2024-05-01&to=2024-06-02', 31, 32],
      ['bucket=hour&from=2024-05-01T00:00:00Z&to=2024-06-01T00:00:01Z', 31, 32],
      ['bucket=hour&from=2024-03-01&to=2024-04-02&timezone=America/New_York', 31, 32],
    ),
  ],
  days: [
    'A range in days, weeks or months has at most 400 days; a longer one is 400 range_too_large.',
    tooLong(
      ['from=2023-01-01&to=2024-02-06', 400, 401],
      ['bucket=week&from=2023-01-01&to=2024-02-06', 400, 401],
      ['bucket=month&from=2023-01-01T00:00:00Z&to=2024-02-05T00:00:01Z', 400, 401],
    ),
  ],
  longest: [
    'The longest legal ranges are answered, even when one of their days has 25 hours.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      await suite.report({ bucket: 'hour', from: '2024-05-01', to: '2024-06-01' }, token);
      const timezone = 'America/New_York';
      await suite.report({ bucket: 'hour', from: '2024-10-15', to: '2024-11-15', timezone }, token);
      await suite.report({ from: '2023-01-01', to: '2024-02-05', timezone }, token);
    },
  ],
  length: [
    'A query of more than 16,384 characters is 400 invalid_parameter; a shorter one is answered.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const categories = (count: number) =>
        Array.from({ length: count }, (_, index) => `category=${String(index).padStart(90, 'c')}`).join('&');
      await suite.report({ category: [...new URLSearchParams(categories(100)).values()] }, token);
      expectNamed(await suite.client.ask(`/v1/usage?${categories(170)}`, token), 'invalid_parameter');
    },
  ],
});
