import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The options of a project that resolves modules as Node does, and does not allow `.ts` in imports. */
export const NODE_NEXT = {
  module: 'nodenext',
  moduleResolution: 'nodenext',
  allowImportingTsExtensions: false,
};

/** The result of compiling a module. */
export interface Compilation {
  /** The errors of the module and of the modules that it imports, as `file:line: message`. */
  readonly errors: readonly string[];
  /** The number of type instantiations, which measures the cost of types. */
  readonly instantiations: number;
}

/** Parsed files of the disk, which no test changes while it runs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * Compiles a module with the options of the repository, without writing it to a file.
 *
 * @param folder the folder that its imports are resolved from, relative to the repository: `toolkit/model/src`
 * @param source the text of the module
 * @param files the texts of other modules in the folder, by file name
 * @param compilerOptions options that differ from those of the repository, as in `tsconfig.json`; only errors of the given
 *   modules count then
 *
 * @example
 * import { compile } from '@trellis/testing/compile';
 *
 * const { errors } = compile('toolkit/model/src', 'export const one: string = 1;');
 * // ["toolkit/model/src/__main__.ts:1: Type 'number' is not assignable to type 'string'."]
 */
export function compile(
  folder: string,
  source: string,
  files: Readonly<Record<string, string>> = {},
  compilerOptions: Readonly<Record<string, unknown>> = {},
): Compilation {
  const main = join(ROOT, folder, '__main__.ts');
  const virtual = new Map([
    [main, source],
    ...Object.entries(files).map(([name, text]) => [join(ROOT, folder, name), text] as const),
  ]);
  const base = JSON.parse(readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(
    { ...base, compilerOptions: { ...base.compilerOptions, ...compilerOptions } },
    ts.sys,
    ROOT,
  );
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  const program = ts.createProgram(
    [main],
    { ...options, noEmit: true },
    {
      ...host,
      fileExists: (name) => virtual.has(name) || fileExists(name),
      readFile: (name) => virtual.get(name) ?? host.readFile(name),
      getSourceFile: (name, ...rest) => {
        const text = virtual.get(name);
        if (text !== undefined) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
        if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
        return parsed.get(name);
      },
    },
  );
  const isOwn = Object.keys(compilerOptions).length > 0;
  const errors = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => !isOwn || file === undefined || virtual.has(file.fileName))
    .map(printDiagnostic);
  return { errors, instantiations: program.getInstantiationCount() };
}

function printDiagnostic({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined || start === undefined) return text;
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  return `${file.fileName.slice(ROOT.length + 1)}:${line}: ${text}`;
}
