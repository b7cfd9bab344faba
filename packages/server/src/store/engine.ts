import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClickHouseClientConfigOptions } from '@clickhouse/client';
import { INSTALLING, removeLeftovers } from './leftovers.js';
import { giveLifeSign } from './life-sign.js';

/** The embedded engine's version. It is not in the lock file, so it is pinned here. */
export const ENGINE_VERSION = '3.4.0';
/** What it depends on without naming exact versions: what is installed is what was tested. */
const DEPENDENCIES = {
  '@clickhouse/client-common': '1.23.0',
  'node-addon-api': '6.1.0',
  'node-gyp-build': '4.8.4',
};

/** How to get it in this program, which may be told to stop meanwhile. */
export interface Loading extends EngineOptions {
  /** Ends an installation. */
  readonly stop?: AbortSignal | undefined;
}

/** What is used of `chdb/connection`. */
export interface Engine {
  createChdbConnection(options: { path: string }): NonNullable<ClickHouseClientConfigOptions['connection']>;
}

/**
 * How to get the embedded engine.
 *
 * @public
 */
export interface EngineOptions {
  /** Called with lines about the progress of what takes long: installing the engine, or bringing the tables up to date. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** Where the engine is kept; by default `CREDIT_USAGE_ENGINE_DIR`, or else the user's cache folder. */
  readonly engineFolder?: string | undefined;
}

/**
 * The embedded engine cannot be used or installed on this machine. The message says what to do.
 *
 * @public
 */
export class EngineUnavailableError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'EngineUnavailableError';
}

const CONNECTION = 'chdb/connection';

/**
 * Loads the engine that the host installed beside this package, or else the one in the cache, where it is installed when missing.
 *
 * @param parent - the module from which the host's packages are resolved
 * @throws EngineUnavailableError, or the reason of the signal
 */
export async function loadEngine(options: Loading = {}, parent = import.meta.url): Promise<Engine> {
  const installed = resolveFrom(parent, CONNECTION);
  if (installed) {
    checkVersion(parent);
    return importEngine(installed);
  }
  assertPlatform();
  const folder = options.engineFolder ?? process.env.CREDIT_USAGE_ENGINE_DIR ?? defaultFolder();
  const home = join(folder, `chdb-${ENGINE_VERSION}`);
  const cached = engineIn(home);
  if (cached) return importEngine(cached);
  if (existsSync(home))
    throw new EngineUnavailableError(
      `The embedded engine in ${home} is incomplete, of another version, or this user may not read it. Remove that folder to have it installed again, let this user read it, or set CREDIT_USAGE_ENGINE_DIR to a folder of your own.`,
    );
  await install(folder, home, options);
  const fresh = engineIn(home);
  if (!fresh)
    throw new EngineUnavailableError(
      `chdb ${ENGINE_VERSION} was installed in ${home} and cannot be found there.`,
    );
  return importEngine(fresh);
}

/** Refuses another version: it may read and write the folder differently, which nobody has tested. */
function checkVersion(parent: string): void {
  const file = resolveFrom(parent, 'chdb/package.json');
  const version = file && versionIn(file);
  if (version !== ENGINE_VERSION)
    throw new EngineUnavailableError(
      `chdb ${version ?? 'of an unknown version'} is installed${file ? ` in ${dirname(file)}` : ''}, and this package needs chdb ${ENGINE_VERSION}. Install that with "npm install chdb@${ENGINE_VERSION}", or remove chdb to have the right one installed on first use.`,
    );
}

function defaultFolder(): string {
  try {
    return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'credit-usage');
  } catch (cause) {
    throw notWritable('the home folder of this user', cause);
  }
}

/** The engine of the right version within a folder. Node looks in the folders above as well, where anybody may have put another one. */
function engineIn(home: string): string | undefined {
  if (!existsSync(home)) return undefined;
  const anchor = pathToFileURL(join(home, 'package.json')).href;
  const file = resolveFrom(anchor, CONNECTION);
  const manifest = resolveFrom(anchor, 'chdb/package.json');
  if (!file || !manifest) return undefined;
  const isWithin = (path: string) => path.startsWith(realpathSync(home) + sep);
  return isWithin(file) && isWithin(manifest) && versionIn(manifest) === ENGINE_VERSION ? file : undefined;
}

const versionIn = (manifest: string): unknown =>
  (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown }).version;

function resolveFrom(parent: string, specifier: string): string | undefined {
  try {
    return createRequire(parent).resolve(specifier);
  } catch {
    return undefined;
  }
}

async function importEngine(file: string): Promise<Engine> {
  try {
    return (await import(pathToFileURL(file).href)) as Engine;
  } catch (cause) {
    throw new EngineUnavailableError(
      `The embedded engine in ${dirname(file)} cannot be loaded. Remove that folder to have it installed again, or set CLICKHOUSE_URL.`,
      { cause },
    );
  }
}

function assertPlatform(): void {
  const supported =
    (process.platform === 'linux' && !isMusl()) ||
    (process.platform === 'darwin' && ['arm64', 'x64'].includes(process.arch));
  if (!supported) {
    throw new EngineUnavailableError(
      `The embedded engine does not run on ${process.platform} ${process.arch}${isMusl() ? ' with musl' : ''}. Set CLICKHOUSE_URL to a ClickHouse server.`,
    );
  }
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}

/** Installs into a temporary folder, then renames it, so that two processes can install at once and none finds half an engine. */
async function install(folder: string, home: string, options: Loading): Promise<void> {
  const { onProgress: say = () => undefined, stop } = options;
  const temporary = await temporaryIn(folder);
  const sign = await giveLifeSign(temporary);
  say(`Installing the embedded engine, chdb ${ENGINE_VERSION} (about 550 MB, once) into ${home} …`);
  // Only its owner may read the temporary folder. The folder in it may be read by all who may read the cache.
  const engine = join(temporary, 'engine');
  try {
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
    await sign?.end();
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

function notWritable(folder: string, cause: unknown): EngineUnavailableError {
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
