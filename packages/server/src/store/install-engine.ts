import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineUnavailableError } from './engine-error.js';
import { INSTALLING, removeLeftovers } from './leftovers.js';
import type { Opening } from './opening.js';

/** The embedded engine's version. It is not in the lock file, so it is pinned here. */
export const ENGINE_VERSION = '3.4.0';
/** What it depends on without naming exact versions: what is installed is what was tested. */
const DEPENDENCIES = {
  '@clickhouse/client-common': '1.23.0',
  'node-addon-api': '6.1.0',
  'node-gyp-build': '4.8.4',
};

/** Installs into a temporary folder, then renames it, so that two processes can install at once and none finds half an engine. */
export async function installEngine(folder: string, home: string, options: Opening): Promise<void> {
  const { onProgress: say = () => undefined, stop } = options;
  const temporary = await temporaryIn(folder);
  try {
    say(`Installing the embedded engine, chdb ${ENGINE_VERSION} (about 550 MB, once) into ${home} …`);
    // Only its owner may read the temporary folder. The folder in it may be read by all who may read the cache.
    const engine = join(temporary, 'engine');
    await mkdir(engine);
    await writeFile(
      join(engine, 'package.json'),
      JSON.stringify({ private: true, dependencies: {}, overrides: DEPENDENCIES }),
    );
    await npmInstall(engine, `chdb@${ENGINE_VERSION}`, stop);
    await rename(engine, home).catch((error: unknown) => {
      if (!existsSync(join(home, 'node_modules', 'chdb'))) throw error;
    });
    say('The embedded engine is ready.');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : notWritable(folder, error);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function temporaryIn(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    return await mkdtemp(join(folder, INSTALLING));
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** Why nothing can be installed there. */
export function notWritable(folder: string, cause: unknown): EngineUnavailableError {
  return new EngineUnavailableError(
    `The embedded engine cannot be installed in ${folder} (${(cause as NodeJS.ErrnoException).code}). Set CREDIT_USAGE_ENGINE_DIR to a folder that this user may write, on a disk with 1 GB of free space, or set CLICKHOUSE_URL.`,
    { cause },
  );
}

function npmInstall(cwd: string, specifier: string, stop: AbortSignal | undefined): Promise<void> {
  // Keys and the store's address are not npm's concern. npm passes its settings to scripts as variables: without this, the nested npm
  // would use those of the outer project.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(?:CREDIT_USAGE_|CLICKHOUSE_|npm_(?:config_local_prefix|package_|lifecycle_))/.test(name),
    ),
  );
  const args = [
    'install',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    specifier,
  ];
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    npm.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-2000);
    });
    const fail = (reason: string) =>
      reject(
        new EngineUnavailableError(
          `The embedded engine could not be installed (${reason}). Install it yourself with "npm install ${specifier}", or set CLICKHOUSE_URL.`,
        ),
      );
    const end = (): void => void npm.kill();
    if (stop?.aborted) end();
    stop?.addEventListener('abort', end, { once: true });
    npm.on('error', (error) => fail(error.message));
    npm.on('close', (code) => {
      stop?.removeEventListener('abort', end);
      if (code === 0) return resolve();
      if (stop?.aborted) return reject(stop.reason);
      fail(errors.trim() || `npm ended with ${code}`);
    });
  });
}
