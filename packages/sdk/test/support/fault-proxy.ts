import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What happens to one answer. Positions are fractions of its bytes, including the head. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'reset' | 'end' | 'stall'; readonly at: number }
  | { readonly kind: 'drip'; readonly pieces: number; readonly everyMs: number }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'extra' }
  | { readonly kind: 'answer'; readonly head: string; readonly body: string };

/** A proxy in front of an HTTP server, which disturbs each answer in a given way. */
export class FaultProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #stalled = 0;
  /** How often each kind of fault occurred. */
  readonly met = new Map<string, number>();

  private constructor(upstream: string, next: () => Fault) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // When a client gives up, it resets the connection, which is what these tests are about.
      socket.on('error', () => {});
      this.#serve(socket, upstream, next).catch(() => socket.destroy());
    });
  }

  static async start(upstream: string, next: () => Fault): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream, next);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many connections are stuck in the middle of an answer, which the client has to give up. */
  get stalled(): number {
    return this.#stalled;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Serves one request after another, as long as the connection is kept. */
  async #serve(socket: Socket, upstream: string, next: () => Fault): Promise<void> {
    let pending = '';
    for await (const chunk of socket) {
      pending += String(chunk);
      for (let end = pending.indexOf('\r\n\r\n'); end >= 0; end = pending.indexOf('\r\n\r\n')) {
        const [, path = '/'] = pending.slice(0, end).split(' ', 2);
        pending = pending.slice(end + 4);
        const fault = next();
        this.met.set(fault.kind, (this.met.get(fault.kind) ?? 0) + 1);
        await this.#answer(socket, await bytesOf(upstream + path, fault), fault);
      }
    }
  }

  async #answer(socket: Socket, bytes: Buffer, fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'reset':
        await write(socket, bytes.subarray(0, Math.floor(bytes.length * fault.at)));
        socket.resetAndDestroy();
        return;
      case 'end':
        socket.end(bytes.subarray(0, Math.floor(bytes.length * fault.at)));
        return;
      case 'stall':
        // The client may have given up already.
        if (socket.destroyed) return;
        this.#stalled++;
        socket.once('close', () => this.#stalled--);
        await write(socket, bytes.subarray(0, Math.floor(bytes.length * fault.at)));
        return;
      case 'drip': {
        const size = Math.ceil(bytes.length / fault.pieces);
        for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
          await write(socket, bytes.subarray(at, at + size));
          await wait(fault.everyMs);
        }
        return;
      }
      case 'late':
        await wait(fault.ms);
        await write(socket, bytes);
        return;
      case 'garbage':
        await write(socket, Buffer.from('\u0000\u0001 no HTTP at all\r\n\r\n'));
        return;
      case 'extra':
        await write(socket, Buffer.concat([bytes, Buffer.from('and then some')]));
        return;
      default:
        await write(socket, bytes);
    }
  }
}

async function bytesOf(url: string, fault: Fault): Promise<Buffer> {
  if (fault.kind === 'answer') return serialized(fault.head, fault.body);
  const response = await fetch(url);
  return serialized(
    `HTTP/1.1 ${response.status} OK\r\ncontent-type: application/json`,
    await response.text(),
  );
}

const serialized = (head: string, body: string): Buffer =>
  Buffer.from(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

/** Resolves when the bytes have been sent, or the connection is gone. */
const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    socket.write(bytes, () => resolve());
  });
