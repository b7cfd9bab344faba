import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Cleanup } from './cleanup.ts';

/** The demo cannot go on. The message says why, in words for the person at the terminal. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

export interface ChildOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether its output goes to the terminal at once; otherwise it is collected. */
  readonly visible?: boolean;
}

/** How long a process may take to end by itself. */
const PATIENCE_MS = 10_000;

/** Runs a script with this Node until it ends, and returns what it printed. @throws DemoError when it fails */
export async function runNode(
  cleanup: Cleanup,
  args: readonly string[],
  options: ChildOptions,
): Promise<string> {
  const child = start(cleanup, args, options);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new DemoError(`${args.join(' ')} ended with ${code ?? signal}.`);
  return output;
}

/** Starts a script that keeps running, and waits for a line that it prints. @throws DemoError when it ends before */
export function startNode(
  cleanup: Cleanup,
  args: readonly string[],
  line: RegExp,
  options: ChildOptions,
): Promise<RegExpExecArray> {
  const child = start(cleanup, args, options);
  if (!child.stdout) throw new TypeError('The output is not a pipe');
  // Keeps reading, since a full pipe would stop the process.
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (text) => {
      const match = line.exec(text);
      if (match) resolve(match);
    });
    lines.on('close', () => reject(new DemoError(`${args.join(' ')} ended before it was ready.`)));
  });
}

function start(
  cleanup: Cleanup,
  args: readonly string[],
  { env, visible = false }: ChildOptions,
): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', visible ? 'inherit' : 'pipe', 'inherit'],
  });
  const ended = once(child, 'close').catch((error: unknown) => {
    throw new DemoError(`${args[0]} could not be started.`, { cause: error });
  });
  ended.catch(() => undefined);
  cleanup.add(() => end(child, ended));
  return child;
}

/** Asks the process to end, and kills it if it does not. No other process is affected. */
async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended.finally(() => clearTimeout(timer));
}
