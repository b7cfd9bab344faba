/**
 * Packs the three packages as npm would publish them, and checks the tarballs with two tools:
 * publint (does package.json say what is there?) and attw (do the types agree with the code under every module system?).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from './build/pack.ts';

/** Node 10's resolution knows no entries, and is not supported. Only the SDK is published for `require` too. */
const ATTW = {
  sdk: ['--profile', 'node16', '--exclude-entrypoints', 'testing'],
  elements: ['--profile', 'esm-only', '--exclude-entrypoints', 'custom-elements.json', 'jsx'],
  server: ['--profile', 'esm-only'],
};

const folder = mkdtempSync(join(tmpdir(), 'credit-usage-pack-'));
try {
  for (const [name, tarball] of Object.entries(pack(folder))) {
    judge(name, 'publint', ['run', '--strict', tarball]);
    judge(name, 'attw', [tarball, '--format', 'ascii', '--no-emoji', ...ATTW[name]]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function judge(name, tool, args) {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${tool} finds fault with ${name}:\n${stdout}${stderr}`);
  process.exitCode = 1;
}
