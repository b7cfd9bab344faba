import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * A socket that shows that this process is running. The kernel answers for it, so this also works between containers, in which different
 * processes have the same ids; and it ends with the process, however that ends.
 */
export interface LifeSign {
  /** The socket's name in the folder. */
  readonly name: string;
  end(): Promise<void>;
}

/** Whether a file has the name of a life sign. */
export const isLifeSign = (name: string): boolean => /^holder\.[0-9a-f]+\.sock$/.test(name);

/** Gives a life sign in this folder; undefined where its file system has no sockets. */
export async function giveLifeSign(folder: string): Promise<LifeSign | undefined> {
  // A unique name, so that removing the socket of a process that has ended cannot remove another one.
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

/** Nothing is sent on a connection: that it can be opened is the life sign. */
function listen(path: string): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    // This listener stays: a later failure, such as one to accept a connection, must not end the process.
    server.on('error', fail);
    // Exclusive, because a cluster worker would otherwise share the socket of its primary. For all, because another user may want the folder.
    server.listen({ path, exclusive: true, readableAll: true, writableAll: true }, () =>
      done(server.unref()),
    );
  });
}

/** The kernel's codes for a socket on which nobody listens any more. After any other, the process may be busy, or not ours to ask. */
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

/** The longest address of a socket, in bytes, that every system accepts. */
const LONGEST_ADDRESS = 103;

/** When the path is too long for the address of a socket, a short temporary link leads to it. */
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
