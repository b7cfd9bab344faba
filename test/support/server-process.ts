import { randomBytes } from 'node:crypto';
import type { EventRecord, EventsAccepted, ViewerGrants } from '@credit-usage/sdk/contract';
import { type Ended, type RunningServer, serveCli } from './cli.ts';

const freshKey = (prefix: string): string => prefix + randomBytes(24).toString('base64url');

/** A server as a process of its own, which can be killed. */
export class ServerProcess {
  readonly #running: RunningServer;

  private constructor(running: RunningServer) {
    this.#running = running;
  }

  static readonly keys = { secret: freshKey('cu_sk_'), ingest: freshKey('cu_ik_') };

  /** Starts a server on a folder. @throws Error with its output when it ends instead */
  static async start(folder: string, options: readonly string[] = []): Promise<ServerProcess> {
    const { secret, ingest } = ServerProcess.keys;
    return new ServerProcess(
      await serveCli(['--data', folder, ...options], {
        CREDIT_USAGE_SECRET_KEY: secret,
        CREDIT_USAGE_INGEST_KEY: ingest,
      }),
    );
  }

  get url(): string {
    return this.#running.url;
  }

  get pid(): number {
    return this.#running.pid;
  }

  /** Sends a signal, and resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<Ended> {
    return this.#running.stop(signal);
  }

  /** Undefined when there was no answer, so that it is unknown whether the records were written. */
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
    // An answer that breaks off counts as no answer.
    return { ok: response.ok, status: response.status, text: await response.text() };
  }
}
