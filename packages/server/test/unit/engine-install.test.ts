import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EngineUnavailableError } from '@credit-usage/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadEngine } from '../../src/store/engine.js';
import { removeLeftovers } from '../../src/store/leftovers.js';
import { giveLifeSign } from '../../src/store/life-sign.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-install-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** As for a user whom the system does not know, such as one of a container. */
vi.mock('node:os', async (load) => ({
  ...(await load<typeof import('node:os')>()),
  homedir: () => {
    throw Object.assign(new Error('no home'), { code: 'ERR_SYSTEM_ERROR' });
  },
}));

/** A program that is found in place of npm. */
async function npmThat(script: string): Promise<void> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'npm'), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, 'npm'), 0o755);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`);
}

const load = (engineFolder?: string, stop?: AbortSignal) =>
  loadEngine({ engineFolder, stop }, pathToFileURL(join(folder, 'host.js')).href);

describe.runIf(process.platform === 'linux')('installing the engine', () => {
  it('where nothing can be written says which folder that is, and what to set', async () => {
    await writeFile(join(folder, 'file'), '');
    const place = join(folder, 'file', 'cache');
    const loading = load(place);
    await expect(loading).rejects.toBeInstanceOf(EngineUnavailableError);
    await expect(loading).rejects.toThrow(
      `The embedded engine cannot be installed in ${place} (ENOTDIR). Set CREDIT_USAGE_ENGINE_DIR to a folder that this user may write`,
    );
  });

  it('for a user without a home says what to set', async () => {
    for (const name of ['XDG_CACHE_HOME', 'CREDIT_USAGE_ENGINE_DIR']) vi.stubEnv(name, undefined);
    await expect(load()).rejects.toBeInstanceOf(EngineUnavailableError);
    await expect(load()).rejects.toThrow(
      /^The embedded engine cannot .*home folder.*CREDIT_USAGE_ENGINE_DIR/,
    );
  });

  it('ends with npm, and leaves nothing, when this program is told to stop', async () => {
    const pid = join(folder, 'pid');
    await npmThat(`echo $$ > '${pid}.draft'; mv '${pid}.draft' '${pid}'; exec sleep 60`);
    const stop = new AbortController();
    const loading = load(join(folder, 'cache'), stop.signal);
    const settled = expect(loading).rejects.toThrow('enough');
    await expect.poll(() => existsSync(pid), { timeout: 20_000 }).toBe(true);
    expect(await readdir(join(folder, 'cache'))).toHaveLength(1);
    stop.abort(new Error('enough'));
    await settled;
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
    const ended = Number(await readFile(pid, 'utf8'));
    expect(() => process.kill(ended, 0)).toThrow('ESRCH');
  });

  it('leaves nothing when npm fails', async () => {
    await npmThat('echo no network >&2; exit 1');
    await expect(load(join(folder, 'cache'))).rejects.toThrow('could not be installed (no network)');
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });
});

describe('what installations left', () => {
  const left = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await mkdir(join(path, 'engine'), { recursive: true });
    return path;
  };
  const aged = (path: string) => utimes(path, new Date(0), new Date(0));

  it('is removed once the process that made it has ended, and nothing else is', async () => {
    await writeFile(join(await left('installing-killed'), 'holder.00.sock'), '');
    await aged(await left('installing-long-ago'));
    await aged(await left('chdb-3.4.0'));
    await left('installing-just-begun');
    const sign = await giveLifeSign(await left('installing-now'));
    await aged(join(folder, 'installing-now'));
    await removeLeftovers(folder);
    expect((await readdir(folder)).sort()).toEqual(['chdb-3.4.0', 'installing-just-begun', 'installing-now']);
    await sign?.end();
  });
});
