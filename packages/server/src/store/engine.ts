import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClickHouseClientConfigOptions } from '@clickhouse/client';

/** The embedded engine's version. It is not in the lock file, so it is pinned here. */
export const ENGINE_VERSION = '3.4.0';

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
  /** Called with lines about the progress when the engine has to be installed first. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** Where the engine is kept; by default `CREDIT_USAGE_ENGINE_DIR`, or else the user's cache folder. */
  readonly directory?: string | undefined;
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
 */
export async function loadEngine(options: EngineOptions = {}, parent = import.meta.url): Promise<Engine> {
  const installed = resolveFrom(parent, CONNECTION);
  if (installed) {
    checkVersion(parent);
    return importEngine(installed);
  }
  assertPlatform();
  const directory = options.directory ?? process.env.CREDIT_USAGE_ENGINE_DIR ?? defaultDirectory();
  const home = join(directory, `chdb-${ENGINE_VERSION}`);
  const cached = resolveFrom(anchorOf(home), CONNECTION);
  if (cached) return importEngine(cached);
  if (existsSync(home))
    throw new EngineUnavailableError(
      `The embedded engine in ${home} is incomplete, or this user may not read it. Remove that folder to have it installed again, let this user read it, or set CREDIT_USAGE_ENGINE_DIR to a folder of your own.`,
    );
  await install(directory, home, options.onProgress ?? (() => undefined));
  const fresh = resolveFrom(anchorOf(home), CONNECTION);
  if (!fresh)
    throw new EngineUnavailableError(
      `chdb ${ENGINE_VERSION} was installed in ${home} and cannot be found there.`,
    );
  return importEngine(fresh);
}

/** Refuses another version: it may read and write the folder differently, which nobody has tested. */
function checkVersion(parent: string): void {
  const file = resolveFrom(parent, 'chdb/package.json');
  const version = file && (JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }).version;
  if (version !== ENGINE_VERSION)
    throw new EngineUnavailableError(
      `chdb ${version ?? 'of an unknown version'} is installed${file ? ` in ${dirname(file)}` : ''}, and this package needs chdb ${ENGINE_VERSION}. Install that with "npm install chdb@${ENGINE_VERSION}", or remove chdb to have the right one installed on first use.`,
    );
}

function defaultDirectory(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'credit-usage');
}

const anchorOf = (home: string): string => pathToFileURL(join(home, 'package.json')).href;

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
async function install(directory: string, home: string, say: (line: string) => void): Promise<void> {
  say(`Installing the embedded engine, chdb ${ENGINE_VERSION} (about 550 MB, once) into ${home} …`);
  await mkdir(directory, { recursive: true });
  const temporary = await mkdtemp(join(directory, 'installing-'));
  // Only its owner may read the temporary folder. The folder in it may be read by all who may read the cache.
  const engine = join(temporary, 'engine');
  try {
    await mkdir(engine);
    await writeFile(join(engine, 'package.json'), JSON.stringify({ private: true, dependencies: {} }));
    await npmInstall(engine, `chdb@${ENGINE_VERSION}`);
    await rename(engine, home).catch((error: unknown) => {
      if (!existsSync(join(home, 'node_modules', 'chdb'))) throw error;
    });
    say('The embedded engine is ready.');
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function npmInstall(cwd: string, specifier: string): Promise<void> {
  // npm passes its settings to scripts as variables: without this, the nested npm would use those of the outer project.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?:config_local_prefix|package_|lifecycle_)/.test(name),
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
    npm.on('error', (error) => fail(error.message));
    npm.on('close', (code) => (code === 0 ? resolve() : fail(errors.trim() || `npm ended with ${code}`)));
  });
}
