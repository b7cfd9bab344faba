/** The command was called rightly, and cannot begin where it was told to. The message says why, in one line. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** Why an address cannot be listened on. */
export function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const words = {
    EADDRINUSE: `Port ${port} of ${host} is in use by another process. Give another --port; 0 takes a free one.`,
    EACCES: `Port ${port} of ${host} is not for this user. Give a --port from 1024 on.`,
    EADDRNOTAVAIL: `--host ${host} is no address of this machine. 127.0.0.1 is for this machine alone, 0.0.0.0 for all.`,
    ENOTFOUND: `--host ${host} is no address of this machine. 127.0.0.1 is for this machine alone, 0.0.0.0 for all.`,
  }[error.code ?? ''];
  return words === undefined ? error : new StartupError(words, { cause: error });
}

/** Why a folder cannot be used. */
export function whyNotUsable(error: unknown, folder: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const words = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'it cannot be written to',
    ENOSPC: 'there is no space left',
    ENOTDIR: 'something on the way to it is no folder',
    EEXIST: 'it is no folder',
    ELOOP: 'it is a link to itself',
    ENAMETOOLONG: 'its name is too long',
  }[code ?? ''];
  if (words === undefined || syscall === undefined) return error;
  return new StartupError(`The folder ${folder} cannot be used: ${words} (${code}).`, { cause: error });
}
