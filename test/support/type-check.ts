import ts from 'typescript';

/** A program of texts that are not in files, and of the files that they import. */
export function programOf(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...more) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, ...more)
      : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  };
  return ts.createProgram([...texts.keys()], options, host);
}

/** TypeScript's errors in one file of a program. */
export function diagnosticsOf(program: ts.Program, file: string): readonly ts.Diagnostic[] {
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
}
