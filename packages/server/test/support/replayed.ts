import type { Send } from '../../src/conformance/client.js';

/** An answer that can be given again. */
interface Kept {
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: ArrayBuffer;
}

/**
 * Answers the same requests with the same answers again: a suite with one seed asks the same each time, and a store behind every run
 * would take minutes. What has not been asked before goes to the server.
 */
export class Replayed {
  readonly #server: Send;
  readonly #kept = new Map<string, Kept[]>();

  constructor(server: Send) {
    this.#server = server;
  }

  /** Keeps what the server answers. */
  readonly record: Send = async (request) => {
    const key = await keyOf(request);
    const response = await this.#server(request);
    const kept = {
      status: response.status,
      headers: [...response.headers],
      body: await response.arrayBuffer(),
    };
    this.#kept.set(key, [...(this.#kept.get(key) ?? []), kept]);
    return again(kept);
  };

  /** What was answered, as JSON where it is. */
  get answers(): { readonly path: string; readonly body: unknown }[] {
    return [...this.#kept].flatMap(([key, kept]) => {
      const [, url] = JSON.parse(key) as [string, string];
      return kept.map(({ body }) => ({ path: decodeURI(new URL(url).pathname), body: jsonOf(body) }));
    });
  }

  /** From the beginning: what was asked several times is answered in that order. */
  replay(): Send {
    const asked = new Map<string, number>();
    return async (request) => {
      const key = await keyOf(request);
      const count = asked.get(key) ?? 0;
      asked.set(key, count + 1);
      const kept = this.#kept.get(key)?.[count];
      return kept ? again(kept) : this.#server(request);
    };
  }
}

async function keyOf(request: Request): Promise<string> {
  const body = Buffer.from(await request.clone().arrayBuffer()).toString('base64');
  return JSON.stringify([request.method, request.url, [...request.headers], body]);
}

const again = ({ status, headers, body }: Kept): Response =>
  new Response(body.byteLength ? body : null, { status, headers });

function jsonOf(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}
