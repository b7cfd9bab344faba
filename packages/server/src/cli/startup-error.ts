import { relative, resolve } from 'node:path';
import { UsageError } from './usage-error.js';

/** Codes that are always about what is written, never about what is read. */
const OF_WRITING = ['ENOSPC', 'EDQUOT', 'EROFS'];

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

/**
 * Why a folder cannot be used.
 *
 * @param draft - another name that the folder has until it is complete
 */
export function whyNotUsable(error: unknown, folder: string, draft = folder): unknown {
  const { code = '', syscall, path, dest = path } = error as NodeJS.ErrnoException & { dest?: string };
  const words = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'it cannot be written to',
    ENOSPC: 'there is no space left',
    EDQUOT: 'there is no space left for this user',
    ENOTDIR: 'a part of its path is not a folder',
    EEXIST: 'it is not a folder',
    ELOOP: 'it is a link to itself',
    ENAMETOOLONG: 'its name is too long',
  }[code];
  if (words === undefined || syscall === undefined) return error;
  // The error may be about another folder, such as one that is only read.
  const place = OF_WRITING.includes(code) ? dest : path;
  const isThere = (own: string) => place === undefined || isOnTheWay(resolve(place), resolve(own));
  if (![folder, draft].some(isThere)) return error;
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
