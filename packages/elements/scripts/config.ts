import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const PATH = fileURLToPath(new URL('../tsconfig.build.json', import.meta.url));

/** The compiler options and files of the published build. Problems with them are in `errors`. */
export function readConfig(): ts.ParsedCommandLine {
  const unreadable: ts.Diagnostic[] = [];
  const config = ts.getParsedCommandLineOfConfigFile(PATH, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => void unreadable.push(diagnostic),
  });
  return config ?? { options: {}, fileNames: [], errors: unreadable };
}
