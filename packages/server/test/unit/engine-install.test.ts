import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EngineUnavailableError } from '@credit-usage/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.js';
import { loadEngine } from '../../src/store/engine.js';
import { removeLeftovers } from '../../src/store/leftovers.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-install-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
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

/** One that does not end by itself. @returns waits until it runs, and says which process it is */
async function npmThatTakesLong(): Promise<() => Promise<number>> {
  const pid = join(folder, 'pid');
  await npmThat(`echo $$ > '${pid}.draft'; mv '${pid}.draft' '${pid}'; exec sleep 60`);
  return async () => {
    await expect.poll(() => existsSync(pid), { timeout: 20_000 }).toBe(true);
    return Number(await readFile(pid, 'utf8'));
  };
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

  // A variable that is set and empty is not the folder in which the program runs.
  it.each([undefined, ''])('for a user without a home says what to set: variables are %j', async (value) => {
    for (const name of ['XDG_CACHE_HOME', 'CREDIT_USAGE_ENGINE_DIR']) vi.stubEnv(name, value);
    await expect(load()).rejects.toBeInstanceOf(EngineUnavailableError);
    await expect(load()).rejects.toThrow(
      /^The embedded engine cannot .*home folder.*CREDIT_USAGE_ENGINE_DIR/,
    );
  });

  it('ends with npm, and leaves nothing, when this program is told to stop', async () => {
    const running = await npmThatTakesLong();
    const stop = new AbortController();
    const loading = load(join(folder, 'cache'), stop.signal);
    const settled = expect(loading).rejects.toThrow('enough');
    const pid = await running();
    stop.abort(new Error('enough'));
    await settled;
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('asks for what was tested, in a folder of its own, after removing what an installation left long ago', async () => {
    const running = await npmThatTakesLong();
    const old = join(folder, 'cache', 'installing-killed');
    await mkdir(old, { recursive: true });
    await utimes(old, new Date(0), new Date(0));
    const stop = new AbortController();
    const settled = expect(load(join(folder, 'cache'), stop.signal)).rejects.toThrow('enough');
    await running();
    const [temporary, ...others] = await readdir(join(folder, 'cache'));
    const asked = await readFile(join(folder, 'cache', temporary ?? '', 'engine', 'package.json'), 'utf8');
    stop.abort(new Error('enough'));
    await settled;
    expect(others).toEqual([]);
    expect(temporary).not.toBe('installing-killed');
    expect(Object.keys(JSON.parse(asked).overrides)).toEqual([
      '@clickhouse/client-common',
      'node-addon-api',
      'node-gyp-build',
    ]);
  });

  it('is given up, and the data folder let go, when a server that is starting gets a signal', async () => {
    const running = await npmThatTakesLong();
    const [cache, data] = [join(folder, 'cache'), join(folder, 'data')];
    for (const name of ['CLICKHOUSE_URL', 'CREDIT_USAGE_SECRET_KEY', 'CREDIT_USAGE_INGEST_KEY'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('CREDIT_USAGE_ENGINE_DIR', cache);
    let said = '';
    for (const stream of ['stdout', 'stderr'] as const)
      vi.spyOn(process[stream], 'write').mockImplementation((text) => {
        said += String(text);
        return true;
      });
    const ending = run(['serve', '--port', '0', '--data', data]);
    await running();
    process.emit('SIGTERM');
    expect([await ending, said]).toEqual([0, expect.stringMatching(/^Installing the embedded engine.*\n$/)]);
    expect([await readdir(cache), await readdir(data)]).toEqual([[], []]);
  });

  it('leaves nothing when npm fails', async () => {
    await npmThat('echo no network >&2; exit 1');
    await expect(load(join(folder, 'cache'))).rejects.toThrow('could not be installed (no network)');
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });
});

describe('what installations left', () => {
  it('is removed after a day, and nothing else is', async () => {
    const hours = { 'installing-killed': 25, 'installing-now': 23, 'chdb-3.4.0': 1000 };
    for (const [name, age] of Object.entries(hours)) {
      await mkdir(join(folder, name, 'engine'), { recursive: true });
      const then = new Date(Date.now() - age * 3_600_000);
      await utimes(join(folder, name), then, then);
    }
    await removeLeftovers(folder);
    expect((await readdir(folder)).sort()).toEqual(['chdb-3.4.0', 'installing-now']);
  });
});
