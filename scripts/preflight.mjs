/**
 * Stops with one clear message where the tools would fail with many unclear ones.
 * Plain JavaScript for any Node since 20: it must run on the Node that it complains about. `engines` of the root says 20.19, which
 * is enough where Node 24 comes with `npm ci`: on Linux x64 with glibc.
 */
const NEEDED = 24;

const major = Number(process.versions.node.split('.', 1)[0]);
if (major < NEEDED) {
  console.error(`This needs Node ${NEEDED} or later and runs on ${process.version}. ${remedy(process)}`);
  process.exit(1);
}

function remedy({ platform, arch }) {
  const hasEngine = platform === 'darwin' || (platform === 'linux' && !isMusl());
  if (hasEngine && platform === 'linux' && arch === 'x64')
    return 'Node 24 comes with `npm ci`, as an optional package: run it without --omit=optional, and start everything with `npm run`, not from node_modules/.bin.';
  const where = platform === 'linux' && !hasEngine ? 'a Linux with musl' : `${platform} ${arch}`;
  return [
    `On ${where} no other Node comes with \`npm ci\`: install Node ${NEEDED} yourself.`,
    'Set CHROMIUM_PATH for what needs a browser: the one that comes along is for Linux on x64.',
    ...(hasEngine
      ? []
      : ['Set CLICKHOUSE_URL, and for the demo DEMO_CLICKHOUSE_URL: the embedded store does not run here.']),
  ].join(' ');
}

/** Only glibc reports its version. */
function isMusl() {
  return process.report?.getReport().header.glibcVersionRuntime === undefined;
}
