import manifest from '@credit-usage/server/package.json' with { type: 'json' };
import { Command, CommanderError } from 'commander';
import { KeyConfigurationError } from '../auth/keys.js';
import { GrantsTooLargeError } from '../auth/token-errors.js';
import { printable } from '../log/printable.js';
import { redact } from '../log/redact.js';
import { ProblemError } from '../problems/problem-error.js';
import { EngineUnavailableError } from '../store/engine-error.js';
import { FolderHeldError } from '../store/lock.js';
import { SchemaDiffersError, SchemaTooNewError } from '../store/migrate.js';
import { StoreRefusedError, StoreUnavailableError } from '../store/store-error.js';
import { backupCommand } from './backup.js';
import { conformanceCommand, RulesBrokenError } from './conformance.js';
import { checkEnvironment } from './environment.js';
import { forgetCommand } from './forget.js';
import { importCommand } from './import.js';
import { ImportStoppedError } from './import-batches.js';
import { GaveUpError } from './patiently.js';
import { seedCommand } from './seed.js';
import { serveCommand } from './serve.js';
import { StartupError } from './startup-error.js';
import { tokenCommand } from './token.js';
import { UsageError } from './usage-error.js';

/** Runs a command line and returns its exit code: 0 when it succeeds, 1 when it fails, 2 when it was called wrongly. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('credit-usage-server')
    .description(
      'Serves the credit usage API on ClickHouse: embedded, with its data in a folder, or a server at CLICKHOUSE_URL.',
    )
    .version(manifest.version, '--version', 'print the version')
    .exitOverride()
    .showHelpAfterError('(--help lists the options)');
  const commands = [
    serveCommand,
    importCommand,
    tokenCommand,
    backupCommand,
    forgetCommand,
    seedCommand,
    conformanceCommand,
  ];
  for (const add of commands) add(program);
  program.hook('preAction', () => checkEnvironment(process.env));
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // What these have to say has already been printed.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof RulesBrokenError) return 1;
    process.stderr.write(`${printable(explain(error))}\n`);
    return wasCalledWrongly(error) ? 2 : 1;
  }
}

function wasCalledWrongly(error: unknown): boolean {
  if (error instanceof ImportStoppedError) return wasCalledWrongly(error.cause);
  return error instanceof UsageError || error instanceof KeyConfigurationError;
}

/** What went wrong, for the person at the terminal. Only a bug of this program is shown with its stack. */
function explain(error: unknown): string {
  if (error instanceof FolderHeldError) return `${error.message} Stop that process first.`;
  if (error instanceof ImportStoppedError) return `${explain(error.cause)}\n${error.message}`;
  const expected = [
    UsageError,
    StartupError,
    GaveUpError,
    EngineUnavailableError,
    GrantsTooLargeError,
    KeyConfigurationError,
    SchemaTooNewError,
    SchemaDiffersError,
  ];
  if (expected.some((type) => error instanceof type)) return (error as Error).message;
  if (error instanceof ProblemError) return error.detail;
  if (error instanceof StoreUnavailableError || error instanceof StoreRefusedError)
    return `${error.message}: ${redact(reasonOf(error.cause))}`;
  const system = error as NodeJS.ErrnoException;
  if (system.syscall !== undefined) return system.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What the store or the network reported. The error of several attempts has no message of its own. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error ? cause.message : 'no reason was given';
}
