import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What a module costs the compiler. */
export interface Cost {
  readonly instantiations: number;
  /** How long its declarations are: what a package that exports it ships. */
  readonly declarations: number;
}

const here = dirname(fileURLToPath(import.meta.url));
const { options } = ts.parseJsonConfigFileContent(
  JSON.parse(readFileSync(join(here, '../../tsconfig.base.json'), 'utf8')),
  ts.sys,
  here,
);

/** What was parsed of libraries; it does not change from one module to the next. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles a module as if it lay in this folder.
 *
 * @param declares whether to write its declarations too, which not every inferred type can be written as
 * @throws Error when it does not compile: what does not work is not measured
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
