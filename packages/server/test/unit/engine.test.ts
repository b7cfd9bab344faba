import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EngineUnavailableError } from '@credit-usage/server';
import manifest from '@credit-usage/server/package.json' with { type: 'json' };
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadEngine } from '../../src/store/engine.js';
import { ENGINE_VERSION } from '../../src/store/install-engine.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-engine-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  return rm(folder, { recursive: true, force: true });
});

const host = () => pathToFileURL(join(folder, 'host.js')).href;

/** Puts an engine of this version into the host's folder, or into another one. */
async function install(
  version: string,
  exported = ['./connection', './package.json'],
  where = folder,
): Promise<string> {
  const chdb = join(where, 'node_modules', 'chdb');
  await mkdir(chdb, { recursive: true });
  const files: Record<string, string> = {
    './connection': './connection.js',
    './package.json': './package.json',
  };
  const exports = Object.fromEntries(exported.map((name) => [name, files[name]]));
  await writeFile(
    join(chdb, 'package.json'),
    JSON.stringify({ name: 'chdb', version, type: 'module', exports }),
  );
  await writeFile(join(chdb, 'connection.js'), 'export const createChdbConnection = () => "connected";');
  return chdb;
}

describe('the embedded engine', () => {
  it('is of the version that the package asks its host for', () => {
    expect(manifest.peerDependencies.chdb).toBe(ENGINE_VERSION);
  });

  it('is the one that the host has installed', async () => {
    await install(ENGINE_VERSION);
    const engine = await loadEngine({}, host());
    expect(engine.createChdbConnection({ path: folder })).toBe('connected');
  });

  it.each(['3.3.0', '3.4.1', '4.0.0'])('is refused when the host has installed %s', async (version) => {
    const chdb = await install(version);
    const loading = loadEngine({}, host());
    await expect(loading).rejects.toBeInstanceOf(EngineUnavailableError);
    await expect(loading).rejects.toThrow(
      `chdb ${version} is installed in ${chdb}, and this package needs chdb ${ENGINE_VERSION}. Install that with "npm install chdb@${ENGINE_VERSION}"`,
    );
  });

  it('is refused when it does not say which version it is', async () => {
    await install('3.0.0', ['./connection']);
    await expect(loadEngine({}, host())).rejects.toThrow(/^chdb of an unknown version is installed, and/);
  });

  it.runIf(process.platform === 'linux')(
    'is not installed over one that cannot be used: what to do is said',
    async () => {
      const home = join(folder, `chdb-${ENGINE_VERSION}`);
      await mkdir(home);
      const told: string[] = [];
      const loading = loadEngine({ engineFolder: folder, onProgress: (line) => told.push(line) }, host());
      await expect(loading).rejects.toBeInstanceOf(EngineUnavailableError);
      await expect(loading).rejects.toThrow(
        `The embedded engine in ${home} is incomplete, of another version, or this user may not read it. Remove that folder`,
      );
      expect(told).toEqual([]);
    },
  );

  describe.runIf(process.platform === 'linux')('in its own folder', () => {
    const load = (engineFolder: string) => loadEngine({ engineFolder }, host());
    const homeIn = (engineFolder: string) => join(engineFolder, `chdb-${ENGINE_VERSION}`);

    it('is the one that is used', async () => {
      const own = join(folder, 'engines');
      await install(ENGINE_VERSION, undefined, homeIn(own));
      const link = join(folder, 'link');
      await symlink(own, link);
      for (const each of [own, link])
        expect((await load(each)).createChdbConnection({ path: folder })).toBe('connected');
    });

    it('is not taken from a folder above it', async () => {
      const own = join(folder, 'above', 'engines');
      await mkdir(homeIn(own), { recursive: true });
      await install(ENGINE_VERSION, undefined, join(folder, 'above'));
      await expect(load(own)).rejects.toThrow(`The embedded engine in ${homeIn(own)} is incomplete`);
    });

    it('is refused when it is of another version', async () => {
      const own = join(folder, 'engines');
      await install('3.3.0', undefined, homeIn(own));
      await expect(load(own)).rejects.toThrow(/is incomplete, of another version/);
    });

    it('is installed by an npm that is told no secret', async () => {
      const bin = join(folder, 'bin');
      await mkdir(bin);
      await writeFile(join(bin, 'npm'), '#!/bin/sh\nenv | grep -E "hunter2|^PATH=" >&2\nexit 1\n', {
        mode: 0o755,
      });
      vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
      vi.stubEnv('CREDIT_USAGE_SECRET_KEY', 'hunter2');
      vi.stubEnv('CREDIT_USAGE_INGEST_KEY', 'hunter2');
      vi.stubEnv('CLICKHOUSE_URL', 'https://user:hunter2@host');
      // One above is not taken, even before there is a folder of its own.
      await install(ENGINE_VERSION, undefined, join(folder, 'above'));
      const loading = load(join(folder, 'above', 'engines'));
      await expect(loading).rejects.toThrow(/could not be installed \(PATH=/);
      await expect(loading).rejects.not.toThrow(/hunter2/);
    });
  });
});
