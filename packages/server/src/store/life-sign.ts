import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Tells whoever asks that this process lives. The kernel answers, so it is true of processes in other containers as well, which have
 * the same pids; and it ends with the process, however that ends.
 */
export interface LifeSign {
  /** The socket's name in the folder. */
  readonly name: string;
  end(): Promise<void>;
}

/** Gives a life sign in this folder; undefined where its file system has no sockets. */
export async function giveLifeSign(folder: string): Promise<LifeSign | undefined> {
  // A name of its own: whoever removes what a dead process has left can remove nobody else's.
  const name = `holder.${randomBytes(6).toString('hex')}.sock`;
  try {
    const server = await withAddress(folder, name, listen);
    return {
      name,
      end: async () => {
        await new Promise((done) => server.close(done));
        await rm(join(folder, name), { force: true });
      },
    };
  } catch {
    await rm(join(folder, name), { force: true });
    return undefined;
  }
}

/** Nothing is said on a connection: that there is one says it. */
function listen(path: string): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    // It stays: what fails later, such as taking a connection, must not end the process.
    server.on('error', fail);
    // Exclusive: a worker of a cluster would otherwise give the life sign of its primary. For all: another user may want the folder.
    server.listen({ path, exclusive: true, readableAll: true, writableAll: true }, () =>
      done(server.unref()),
    );
  });
}

/** What the kernel says where nobody listens any more. Anything else may be a process that is busy, or not ours to ask. */
const DEAD = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK']);

/** Whether the process that gave this life sign still does. */
export async function isAlive(folder: string, name: string): Promise<boolean> {
  try {
    await withAddress(folder, name, knock);
    return true;
  } catch (error) {
    return !DEAD.has((error as NodeJS.ErrnoException).code ?? '');
  }
}

function knock(path: string): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(path);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.destroy();
      done();
    });
  });
}

/** The longest address of a socket, in bytes, on the system with the least room for it. */
const LONGEST_ADDRESS = 103;

/** Where the path is too long for the address of a socket, a short link leads there meanwhile. */
async function withAddress<Result>(
  folder: string,
  name: string,
  use: (address: string) => Promise<Result>,
): Promise<Result> {
  const path = resolve(folder, name);
  if (Buffer.byteLength(path) <= LONGEST_ADDRESS) return use(path);
  const way = await mkdtemp(join(tmpdir(), 'cu-'));
  try {
    await symlink(resolve(folder), join(way, 'f'));
    return await use(join(way, 'f', name));
  } finally {
    await rm(way, { recursive: true, force: true });
  }
}
