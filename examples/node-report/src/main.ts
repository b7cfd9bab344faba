import { fromEnv } from '@credit-usage/sdk/node';
import { HELP, parseArguments } from './arguments.ts';
import { writeUsageCsv } from './csv.ts';
import { explain } from './explain.ts';
import { fetchFigures } from './figures.ts';
import { terminalStyle } from './layout/style.ts';
import { lineOf } from './layout/text.ts';
import { renderReport } from './report.ts';

// The reader of the output may stop early, as in `… | head`: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = parseArguments(argv);
    if (options.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const figures = await fetchFigures(fromEnv(), options);
    const lines = renderReport(figures, {
      style: terminalStyle(process.stdout),
      width: process.stdout.columns ?? 100,
    });
    process.stdout.write(`${lines.join('\n')}\n`);
    if (options.csv !== undefined)
      process.stdout.write(`\n${await writeUsageCsv(figures.report, options.csv)}\n`);
    return 0;
  } catch (error) {
    const { message, exitCode } = explain(error);
    // The server's own words may be part of it.
    process.stderr.write(`${message.split('\n').map(lineOf).join('\n')}\n`);
    return exitCode;
  }
}
