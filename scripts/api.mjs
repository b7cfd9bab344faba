/**
 * Writes a report of the public API of every entry of every package into packages/<name>/etc, for reviewers to read and for git to compare.
 * `--check` writes nothing, and fails when a report does not match the code, or when the code breaks a rule.
 *
 * The entries are those of package.json, so that no report can be forgotten.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

let failures = 0;
for (const name of ['sdk', 'elements', 'server']) {
  const entries = entriesOf(name);
  for (const entry of entries) failures += report(name, entry, entries) ? 0 : 1;
}
if (failures > 0) {
  console.error(
    `${failures} API reports are wrong. After a change that is meant: npm run api, and review the reports.`,
  );
  process.exitCode = 1;
}

/** The entries with an API of their own: those that are code, without what only registers. */
function entriesOf(name) {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.keys(exports)
    .filter((path) => path === '.' || (name === 'sdk' && !path.endsWith('.json')))
    .map((path) => (path === '.' ? 'index' : path.slice(2)));
}

/**
 * Whether a file belongs to the entry itself, and not to another entry whose exports it repeats. In a file of another entry, a link may
 * lead to something that is not exported here; such links are checked in the report of that entry.
 */
function isOwn(file, entry, entries) {
  const area = /\/(?:src|build-types)\/([^/]+)\//.exec(file ?? '')?.[1];
  return entry === (entries.includes(area) ? area : 'index');
}

function report(name, entry, entries) {
  const projectFolder = join(root, 'packages', name);
  const declaration = entry === 'index' ? 'index.d.ts' : join(entry, 'index.d.ts');
  mkdirSync(join(projectFolder, 'etc'), { recursive: true });
  const configObjectFullPath = join(root, 'api-extractor.json');
  const configObject = ExtractorConfig.loadFile(configObjectFullPath);
  const extractorConfig = ExtractorConfig.prepare({
    configObject: {
      ...configObject,
      projectFolder,
      mainEntryPointFilePath: join(projectFolder, 'build-types', declaration),
      apiReport: { ...configObject.apiReport, reportFileName: `${entry}.api.md` },
    },
    configObjectFullPath,
    packageJsonFullPath: join(projectFolder, 'package.json'),
  });
  const result = Extractor.invoke(extractorConfig, {
    localBuild: !check,
    messageCallback: (message) => {
      // Progress is of no interest, and problems name the file, but not the entry.
      if (message.logLevel === 'verbose' || message.logLevel === 'info') message.handled = true;
      else if (message.messageId === 'ae-unresolved-link' && !isOwn(message.sourceFilePath, entry, entries))
        message.logLevel = 'none';
      else message.text = `${name}/${entry}: ${message.text}`;
    },
  });
  return result.succeeded;
}
