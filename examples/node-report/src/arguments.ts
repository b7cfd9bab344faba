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

export const HELP = `Prints what was spent in a period: by day, by category, by conversation.

  node src/main.ts [options]

  --period <period>       ${PERIODS.join(', ')}; 30d when absent
  --timezone <zone>       the zone that days follow, such as Asia/Jakarta; this machine's when absent
  --organization <id>     one organization; all that you may see when absent
  --csv <file>            also writes usage by bucket and category to a file
  --help                  this text

  CREDIT_USAGE_URL        the address of the usage API
  CREDIT_USAGE_TOKEN      a viewer's token, from POST /v1/tokens
`;

/** @throws UsageError */
export function parseArguments(argv: readonly string[]): Options {
  const { values } = parse(argv);
  const { period = '30d', timezone = localZone(), organization, csv, help = false } = values;
  const known = PERIODS.find((each) => each === period);
  if (!known) throw new UsageError(`--period is one of ${PERIODS.join(', ')}, not "${period}".`);
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
