import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What the compiler says of a module. */
export interface Compilation {
  /** `line: message`, of the module itself and of whatever it imports. */
  readonly errors: readonly string[];
  /** How many types the compiler had to make from generic ones: what types cost. */
  readonly instantiations: number;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * Compiles one module as if it lay in a folder of the repository, by the repository's own options.
 *
 * @param folder where its imports are resolved from, from the repository's root: `toolkit/model/src`
 * @param source the module
 * @param files further modules beside it, by name
 * @example expect(compile('toolkit/model/src', "export const one: string = 1;").errors).toHaveLength(1);
 */
export function compile(
  folder: string,
  source: string,
  files: Readonly<Record<string, string>> = {},
): Compilation {
  const main = join(ROOT, folder, '__main__.ts');
  const virtual = new Map([
    [main, source],
    ...Object.entries(files).map(([name, text]) => [join(ROOT, folder, name), text] as const),
  ]);
  const { options } = ts.parseJsonConfigFileContent(
    JSON.parse(readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8')),
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
        return text === undefined
          ? getSourceFile(name, ...rest)
          : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
      },
    },
  );
  const errors = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    return file && start !== undefined
      ? `${file.fileName.slice(ROOT.length + 1)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${text}`
      : text;
  });
  return { errors, instantiations: program.getInstantiationCount() };
}
