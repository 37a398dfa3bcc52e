import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The cost of compiling a module. */
export interface Cost {
  readonly instantiations: number;
  /** Characters of its declaration file. */
  readonly declarations: number;
}

const here = dirname(fileURLToPath(import.meta.url));
const { options } = ts.parseJsonConfigFileContent(
  JSON.parse(readFileSync(join(here, '../../tsconfig.base.json'), 'utf8')),
  ts.sys,
  here,
);

/** Parsed library files, shared by all measurements. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles a module as if it were in this folder.
 *
 * @param declares whether to emit declarations, which some inferred types do not allow
 * @throws Error when it does not compile
 */
export function measure(source: string, declares: boolean): Cost {
  const file = join(here, '__measured__.ts');
  const all: ts.CompilerOptions = declares
    ? { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true }
    : options;
  const host = ts.createCompilerHost(all);
  let declarations = 0;
  const program = ts.createProgram([file], all, {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    readFile: (name) => (name === file ? source : host.readFile(name)),
    getSourceFile(name, ...rest) {
      if (name === file) return ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true);
      if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, ...rest));
      return parsed.get(name);
    },
    writeFile: (_, text) => {
      declarations += text.length;
    },
  });
  const measured = program.getSourceFile(file);
  const [error] = ts.getPreEmitDiagnostics(program, measured);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const instantiations = program.getInstantiationCount();
  if (declares) program.emit(measured);
  return { instantiations, declarations };
}
