import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = fileURLToPath(new URL('../../packages/server/dist/cli.js', import.meta.url));

type Variables = Readonly<Record<string, string>>;

/** How a command ended, and what it printed. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server that was started with the command line. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** What it printed before it listened. */
  readonly greeting: string;
  /** Sends a signal and waits until the process has ended. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Builds the packages if they have changed, since the command line is tested as it is shipped. */
export async function buildPackages(): Promise<void> {
  const { code, stdout, stderr } = await ended(node(['scripts/build.mjs'], {}));
  if (code !== 0) throw new Error(`The build ended with ${code}: ${stdout}${stderr}`);
}

/** Runs a command to its end. */
export function runCli(args: readonly string[], variables: Variables = {}): Promise<Ended> {
  return startCli(args, variables).ended;
}

/** Starts a command that may be ended by a signal. */
export function startCli(
  args: readonly string[],
  variables: Variables = {},
): { readonly pid: number; readonly ended: Promise<Ended>; kill(signal: NodeJS.Signals): void } {
  const child = node([CLI, ...args], variables);
  return { pid: child.pid as number, ended: ended(child), kill: (signal) => child.kill(signal) };
}

/** Starts `serve` on a free port. The test has to stop it. */
export async function serveCli(
  args: readonly string[],
  variables: Variables = {},
  options: Pick<SpawnOptions, 'detached'> = {},
): Promise<RunningServer> {
  const child = node([CLI, 'serve', '--port', '0', ...args], variables, options);
  const whole = ended(child);
  const [greeting, url] = await new Promise<[string, string]>((resolve, reject) => {
    let seen = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      const match = /listening on (http:\S+)\n/.exec(seen);
      if (match) resolve([seen, match[1] as string]);
    });
    whole.then(({ code, stderr }) => reject(new Error(`serve ended with ${code}: ${stderr}`)), reject);
  });
  return {
    url,
    pid: child.pid as number,
    greeting,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return whole;
    },
  };
}

/** The environment without its own store and keys: each test names its own. */
function node(args: readonly string[], variables: Variables, options: SpawnOptions = {}): ChildProcess {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:CLICKHOUSE_(?:URL|CLUSTER)|CREDIT_USAGE_(?:SECRET|INGEST)_KEY)$/.test(name),
  );
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...Object.fromEntries(own), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
