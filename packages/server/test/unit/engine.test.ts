import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EngineUnavailableError } from '@credit-usage/server';
import manifest from '@credit-usage/server/package.json' with { type: 'json' };
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINE_VERSION, loadEngine } from '../../src/store/engine.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-engine-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const host = () => pathToFileURL(join(folder, 'host.js')).href;

/** A host that has installed an engine of this version. */
async function install(version: string, exported = ['./connection', './package.json']): Promise<string> {
  const chdb = join(folder, 'node_modules', 'chdb');
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
      const loading = loadEngine({ directory: folder, onProgress: (line) => told.push(line) }, host());
      await expect(loading).rejects.toBeInstanceOf(EngineUnavailableError);
      await expect(loading).rejects.toThrow(
        `The embedded engine in ${home} is incomplete, or this user may not read it. Remove that folder`,
      );
      expect(told).toEqual([]);
    },
  );
});
