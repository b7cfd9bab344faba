/**
 * Shows the whole product with sample usage: the server with a seeded store, the Node report in the terminal, the Billing page in a
 * browser. `--check` looks at all of it instead, compares the figures, and prints one line.
 */
import { checkDemo } from './demo/check.ts';
import { DemoError } from './demo/child.ts';
import { Cleanup } from './demo/cleanup.ts';
import { CheckError } from './demo/expect.ts';
import { runNodeReport } from './demo/node-report.ts';
import { startDemo } from './demo/start.ts';

const [option, ...others] = process.argv.slice(2);
if (others.length || (option !== undefined && option !== '--check')) {
  console.error('The demo has one option: --check');
  process.exit(2);
}

const cleanup = new Cleanup();
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
});

try {
  await Promise.race([option === '--check' ? check() : show(), interrupted.then(() => interruptedCode())]);
} catch (error) {
  const expected = error instanceof DemoError || error instanceof CheckError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanup.run();
}

async function check(): Promise<void> {
  const line = await checkDemo(cleanup, await startDemo(cleanup, 'check'));
  console.log(line);
}

async function show(): Promise<void> {
  const demo = await startDemo(cleanup, 'show');
  await runNodeReport(cleanup, demo, [], true);
  console.log(`\nBilling page  ${demo.pageUrl}\nAPI           ${demo.api.url}\n\nCtrl-C ends the demo.`);
  await interrupted;
}

/** An interrupted check has not passed; an interrupted demo has simply ended. */
function interruptedCode(): void {
  if (option === '--check') process.exitCode = 130;
}
