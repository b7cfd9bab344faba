import { parseArgs } from 'node:util';

export const PERIODS = ['24h', '72h', '30d', '12mo'] as const;

export interface Options {
  readonly period: (typeof PERIODS)[number];
  readonly timezone: string;
  readonly organizationId?: string;
  readonly csv?: string;
  readonly help: boolean;
}

/** The command was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `Prints what was spent in a period: by day, by category and by conversation.

  node src/main.ts [options]

  --period <period>       one of ${PERIODS.join(', ')}; default: 30d
  --timezone <zone>       the time zone of the days, such as Asia/Jakarta; default: this machine's
  --organization <id>     only this organization; default: all that you may see
  --csv <file>            also write usage by bucket and category to this file
  --help                  show this help

  CREDIT_USAGE_URL        the address of the usage API
  CREDIT_USAGE_TOKEN      a viewer's token, from POST /v1/tokens
`;

/** @throws UsageError */
export function parseArguments(argv: readonly string[]): Options {
  const { values } = parse(argv);
  const { period = '30d', timezone = localZone(), organization, csv, help = false } = values;
  const known = PERIODS.find((each) => each === period);
  if (!known) throw new UsageError(`--period must be one of ${PERIODS.join(', ')}, not "${period}".`);
  return {
    period: known,
    timezone,
    help,
    ...(organization !== undefined && { organizationId: organization }),
    ...(csv !== undefined && { csv }),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        period: { type: 'string' },
        timezone: { type: 'string' },
        organization: { type: 'string' },
        csv: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}. --help lists the options.`);
  }
}

const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
