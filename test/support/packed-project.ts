import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type PackageName, pack } from '../../scripts/build/pack.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The outcome of a program. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/**
 * An empty project with our packages as npm would publish them: without files that are missing in a tarball.
 * Their dependencies are links to this repository's own, so that no registry is needed.
 */
export class PackedProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'credit-usage-packed-'));

  constructor() {
    for (const [name, tarball] of Object.entries(pack(this.folder)) as [PackageName, string][]) {
      const target = this.packageFolder(name);
      mkdirSync(target, { recursive: true });
      execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
      const { dependencies, peerDependencies } = this.manifest(name);
      for (const dependency of Object.keys({ ...dependencies, ...peerDependencies }))
        this.link(dependency, name);
    }
    writeFileSync(join(this.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  }

  packageFolder(name: PackageName): string {
    return join(this.folder, 'node_modules/@credit-usage', name);
  }

  manifest(name: PackageName): Manifest {
    return JSON.parse(readFileSync(join(this.packageFolder(name), 'package.json'), 'utf8')) as Manifest;
  }

  /** Every file of a package, relative to it. */
  files(name: PackageName): string[] {
    return globSync('**/*', { cwd: this.packageFolder(name), withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(this.packageFolder(name).length + 1))
      .sort();
  }

  write(path: string, contents: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
    return file;
  }

  /** Runs a script of the project in the Node that runs the tests. */
  async node(...args: string[]): Promise<Outcome> {
    return this.nodeAt(process.execPath, {}, ...args);
  }

  /** Runs a script in another Node, with additional environment variables. */
  async nodeAt(path: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
    return outcome(run(path, args, { cwd: this.folder, env: { ...process.env, ...env } }));
  }

  /** Checks files of the project with this repository's compiler. */
  async types(...args: string[]): Promise<Outcome> {
    return this.node(join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false', ...args);
  }

  /** Makes one of this repository's own dependencies available, as `npm install` would. */
  link(dependency: string, by?: PackageName): void {
    const link = join(this.folder, 'node_modules', dependency);
    const places = [...(by ? [join(root, 'packages', by)] : []), root];
    const place = places
      .map((each) => join(each, 'node_modules', dependency))
      .find((each) => existsSync(each));
    // An optional peer may not be installed here; our own packages are already there.
    if (!place || dependency.startsWith('@credit-usage/') || existsSync(link)) return;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(place, link, 'dir');
  }

  /** Removes it. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function outcome(running: Promise<{ stdout: string; stderr: string }>): Promise<Outcome> {
  try {
    const { stdout, stderr } = await running;
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}
