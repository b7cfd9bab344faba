/**
 * Builds the packages whose sources have changed since their last build: the SDK first, then the packages that depend on it, in parallel.
 * Prints nothing when all goes well. `--force` builds all of them.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprintOf, isComplete } from './build/fingerprint.mjs';
import { withLock } from './build/lock.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const cache = join(root, 'node_modules/.cache/credit-usage');
const force = process.argv.includes('--force');

class BuildError extends Error {}

await withLock(join(cache, 'build.lock'), async () => {
  const sdk = fingerprintOf(root, 'packages/sdk');
  await build('packages/sdk', sdk);
  // Packages that depend on the SDK are built again with it: the CDN file contains a part of it, and types come from its declarations.
  const results = await Promise.allSettled(
    ['packages/elements', 'packages/server'].map((folder) =>
      build(folder, `${sdk} ${fingerprintOf(root, folder)}`),
    ),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}).catch((error) => {
  console.error(error instanceof BuildError ? error.message : error);
  process.exitCode = 1;
});

async function build(folder, fingerprint) {
  const stamp = join(cache, `${folder.replaceAll('/', '-')}.built`);
  if (!force && readIfThere(stamp) === fingerprint && isComplete(root, folder)) return;
  rmSync(stamp, { force: true });
  const { code, output } = await run('npm', ['run', 'build', '--silent', '-w', folder]);
  if (code !== 0) throw new BuildError(`${output.trimEnd()}\n\n${folder} could not be built.`);
  if (!isComplete(root, folder))
    throw new BuildError(`${folder} was built, but not all that its package.json names is there.`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, fingerprint);
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
