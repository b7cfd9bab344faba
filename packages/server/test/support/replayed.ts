import type { Send } from '../../src/conformance/client.js';

/** A recorded answer. */
interface Kept {
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: ArrayBuffer;
}

/**
 * Repeats recorded answers: with one seed, the suite sends the same requests each time, and using the store in every run would take
 * minutes. Requests that were not recorded go to the server.
 */
export class Replayed {
  readonly #server: Send;
  readonly #kept = new Map<string, Kept[]>();

  constructor(server: Send) {
    this.#server = server;
  }

  /** Passes requests to the server and records its answers. */
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

  /** The recorded answers, parsed if they are JSON. */
  get answers(): { readonly path: string; readonly body: unknown }[] {
    return [...this.#kept].flatMap(([key, kept]) => {
      const [, url] = JSON.parse(key) as [string, string];
      return kept.map(({ body }) => ({ path: decodeURI(new URL(url).pathname), body: jsonOf(body) }));
    });
  }

  /** Starts at the beginning. A request that was sent several times gets its answers in that order. */
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
