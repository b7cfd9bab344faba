/**
 * Stops with one clear message where the tools would fail with many unclear ones.
 * Plain JavaScript for any Node since 20: it must run on the Node that it complains about.
 */
const NEEDED = 24;

const major = Number(process.versions.node.split('.', 1)[0]);
if (major < NEEDED) {
  console.error(`This needs Node ${NEEDED} or later and runs on ${process.version}. ${remedy()}`);
  process.exit(1);
}

function remedy() {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return isMusl()
      ? `On a Linux with musl, use its own Node ${NEEDED}, and set CHROMIUM_PATH and CLICKHOUSE_URL: the browser and the store that npm brings are made for glibc.`
      : 'Node 24 comes with `npm ci`, as an optional package: run it without --omit=optional, and start everything with `npm run`, not from node_modules/.bin.';
  }
  return `On ${process.platform} ${process.arch}, use Node ${NEEDED}, and set CHROMIUM_PATH and CLICKHOUSE_URL: the browser and the store that npm brings are for Linux on x64.`;
}

/** Only glibc reports its version. */
function isMusl() {
  return process.report?.getReport().header.glibcVersionRuntime === undefined;
}
