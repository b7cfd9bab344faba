import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

/** How to start a browser: Playwright's launch options. */
export interface Browser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The packed browser comes without a zygote binary, and a container's /dev/shm is often too small. */
const PACKED_ARGS = [...ARGS, '--no-zygote', '--disable-dev-shm-usage'];

/** The tests' Chromium: `CHROMIUM_PATH`, or else the one that npm installed, with its own font, so that it is the same on every machine. */
export async function chromium(): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH;
  return path ? { executablePath: path, args: ARGS, env: environment() } : packed();
}

const require = createRequire(import.meta.url);

/** Unpacks once for each version, into npm's own folder, where `npm ci` clears it away. */
async function packed(): Promise<Browser> {
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin');
  const { version } = JSON.parse(await readFile(join(bin, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const half = await mkdtemp(join(cache, 'unpack-'));
    await unpack(bin, half);
    await writeFile(join(half, 'fonts.conf'), fontsConf(folder));
    await moveInto(half, folder);
  }
  return {
    executablePath: join(folder, 'chromium'),
    args: PACKED_ARGS,
    env: { ...environment(), LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: folder },
  };
}

/** The browser, the libraries that a bare system lacks, a font, and a renderer that needs no graphics card. */
async function unpack(bin: string, folder: string): Promise<void> {
  const { extract } = require('tar-fs') as { extract(folder: string): NodeJS.WritableStream };
  const inflated = (file: string) => [createReadStream(join(bin, file)), createBrotliDecompress()] as const;
  await pipeline(...inflated('chromium.br'), createWriteStream(join(folder, 'chromium'), { mode: 0o755 }));
  for (const part of ['al2023', 'fonts', 'swiftshader'])
    await pipeline(...inflated(`${part}.tar.br`), extract(folder));
}

/** Replaces the one that the browser brings, which points to a fixed folder. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`;
}

/** Two processes may unpack at once: the first to finish wins, and no process ever sees half of it. */
async function moveInto(half: string, folder: string): Promise<void> {
  try {
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** In English, so that a date is typed in the same order everywhere: a date field follows the browser's language, not the page's. */
function environment(): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en_US' };
}
