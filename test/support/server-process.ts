import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EventRecord, EventsAccepted, ViewerGrants } from '@credit-usage/sdk/contract';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = fileURLToPath(new URL('../../packages/server/dist/cli.js', import.meta.url));

/** Each has a folder of its own: a server that the environment names is none of theirs. */
const environment = { ...process.env, CLICKHOUSE_URL: undefined };

/** How a program ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Runs a Node program to its end. */
export async function runNode(args: readonly string[], onStart?: (pid: number) => void): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: root, env: environment });
  onStart?.(child.pid as number);
  const output = outputOf(child);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, output: output() };
}

/** The packages as they are installed: what is stale is built. */
export async function buildPackages(): Promise<void> {
  const { code, output } = await runNode(['scripts/build.mjs']);
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}

/** Runs the command line of the server. */
export const runCli = (args: readonly string[], onStart?: (pid: number) => void): Promise<Ended> =>
  runNode([CLI, ...args], onStart);

const freshKey = (prefix: string): string => prefix + randomBytes(24).toString('base64url');

/** A server as a process of its own, which can be killed. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;

  private constructor(url: string, child: ChildProcess, ended: Promise<Ended>) {
    this.url = url;
    this.#child = child;
    this.#ended = ended;
  }

  static readonly keys = { secret: freshKey('cu_sk_'), ingest: freshKey('cu_ik_') };

  /** Starts a server on a folder. @throws Error with what it said when it ends instead */
  static async start(folder: string, options: readonly string[] = []): Promise<ServerProcess> {
    const { secret, ingest } = ServerProcess.keys;
    const child = spawn(process.execPath, [CLI, 'serve', '--data', folder, '--port', '0', ...options], {
      cwd: root,
      env: { ...environment, CREDIT_USAGE_SECRET_KEY: secret, CREDIT_USAGE_INGEST_KEY: ingest },
    });
    const output = outputOf(child);
    const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, output: output() }));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', () => {
        const match = /listening on (\S+)/.exec(output());
        if (match) resolve(match[1] as string);
      });
      ended.then(({ output }) => reject(new Error(`The server did not start:\n${output}`)), reject);
    });
    return new ServerProcess(url, child, ended);
  }

  /** Sends a signal, and resolves when the process is gone. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Undefined when there was no answer: nobody knows then what became of the records. */
  async post(records: readonly EventRecord[]): Promise<EventsAccepted | undefined> {
    const answer = await this.#send('/v1/events', ServerProcess.keys.ingest, records).catch(() => undefined);
    if (answer === undefined || answer.status === 503) return undefined;
    if (!answer.ok) throw new Error(`${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text) as EventsAccepted;
  }

  async token(grants: Partial<ViewerGrants>): Promise<string> {
    const body = { sub: 'viewer', organizations: [], agents: [], ttlSeconds: 3600, ...grants };
    const { ok, text } = await this.#send('/v1/tokens', ServerProcess.keys.secret, body);
    if (!ok) throw new Error(text);
    return (JSON.parse(text) as { token: string }).token;
  }

  async get<Body>(path: string, token: string): Promise<Body> {
    const response = await fetch(this.url + path, { headers: { Authorization: `Bearer ${token}` } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return JSON.parse(text) as Body;
  }

  async #send(path: string, key: string, body: unknown) {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    // An answer that breaks off is none.
    return { ok: response.ok, status: response.status, text: await response.text() };
  }
}

function outputOf(child: ChildProcess): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return () => output;
}
