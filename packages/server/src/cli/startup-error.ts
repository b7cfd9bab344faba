import { relative, resolve } from 'node:path';
import { UsageError } from './usage-error.js';

/** The command was called correctly, but cannot start. The message says why, in one line. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Why an address cannot be listened on. */
export function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const words = {
    EADDRINUSE: `Port ${port} of ${host} is in use by another process. Give another --port; 0 picks a free one.`,
    EACCES: `This user may not listen on port ${port} of ${host}. Give a --port of 1024 or more.`,
    EADDRNOTAVAIL: `--host ${host} is not an address of this machine. Give 127.0.0.1 to serve this machine only, or 0.0.0.0 to serve others too.`,
    ENOTFOUND: `--host ${host} is not an address of this machine. Give 127.0.0.1 to serve this machine only, or 0.0.0.0 to serve others too.`,
  }[error.code ?? ''];
  return words === undefined ? error : new StartupError(words, { cause: error });
}

/** Why a folder cannot be used. */
export function whyNotUsable(error: unknown, folder: string): unknown {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  const words = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'it cannot be written to',
    ENOSPC: 'there is no space left',
    ENOTDIR: 'a part of its path is not a folder',
    EEXIST: 'it is not a folder',
    ELOOP: 'it is a link to itself',
    ENAMETOOLONG: 'its name is too long',
  }[code ?? ''];
  if (words === undefined || syscall === undefined) return error;
  // The error may be about another folder, such as the one that the engine is installed in.
  if (path !== undefined && !isOnTheWay(resolve(path), resolve(folder))) return error;
  return new StartupError(`The folder ${folder} cannot be used: ${words} (${code}).`, { cause: error });
}

/** Whether one of two paths leads to the other. */
const isOnTheWay = (a: string, b: string): boolean =>
  [relative(a, b), relative(b, a)].some((way) => !way.startsWith('..'));

/** Why a file that was named cannot be read. */
export function whyNotReadable(error: unknown, file: string): unknown {
  const words = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'a part of its path is not a folder',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it',
    EPERM: 'this user may not read it',
  }[(error as NodeJS.ErrnoException).code ?? ''];
  return words === undefined
    ? error
    : new UsageError(`The file ${file} cannot be read: ${words}.`, { cause: error });
}
