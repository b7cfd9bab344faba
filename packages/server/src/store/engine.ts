import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClickHouseClientConfigOptions } from '@clickhouse/client';
import { EngineUnavailableError } from './engine-error.js';
import { ENGINE_VERSION, installEngine, notWritable } from './install-engine.js';
import type { Opening } from './opening.js';

/** What is used of `chdb/connection`. */
export interface Engine {
  createChdbConnection(options: { path: string }): NonNullable<ClickHouseClientConfigOptions['connection']>;
}

const CONNECTION = 'chdb/connection';

/**
 * Loads the engine that the host installed beside this package, or else the one in the cache, where it is installed when missing.
 *
 * @param parent - the module from which the host's packages are resolved
 * @throws EngineUnavailableError, or the reason of the signal
 */
export async function loadEngine(options: Opening = {}, parent = import.meta.url): Promise<Engine> {
  const installed = resolveFrom(parent, CONNECTION);
  if (installed) {
    checkVersion(parent);
    return importEngine(installed);
  }
  assertPlatform();
  // A variable that is empty counts as not set.
  const folder = options.engineFolder ?? (process.env.CREDIT_USAGE_ENGINE_DIR || defaultFolder());
  const home = join(folder, `chdb-${ENGINE_VERSION}`);
  const cached = engineIn(home);
  if (cached) return importEngine(cached);
  if (existsSync(home))
    throw new EngineUnavailableError(
      `The embedded engine in ${home} is incomplete, of another version, or this user may not read it. Remove that folder to have it installed again, let this user read it, or set CREDIT_USAGE_ENGINE_DIR to a folder of your own.`,
    );
  await installEngine(folder, home, options);
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
    return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'credit-usage');
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
