import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { entryPoints, type PublicExport, publicExports } from './public-api.ts';
import { readmeSnippets } from './readme-snippets.ts';

/** The public exports of one package, and what the compiler reports for their examples. */
export interface CompiledPackage {
  readonly exports: readonly PublicExport[];
  /** `src/error.ts:9 TrellisError: Cannot find name 'x'.`, `README.md:12: …` for a snippet of the README. */
  readonly errors: readonly string[];
}

/**
 * Compiles every `@example` of the public exports of some packages, and every TypeScript snippet of their READMEs.
 * Each is a whole module: nothing is added to it, so it imports what it uses, from the packages that its own package
 * depends on. Packages beside each other are compiled together and apart from all others, because what they declare
 * globally has no effect on the others: the shop's tables are not the tables of Knex in the toolkit's examples.
 *
 * @param root of the repository
 * @param folders of the packages, from the root: `toolkit/model`
 */
export function compileExamples(root: string, folders: readonly string[]): Map<string, CompiledPackage> {
  const parents = new Set(folders.map((folder) => dirname(folder)));
  return new Map(
    [...parents].flatMap((parent) => [
      ...compileTogether(
        root,
        folders.filter((folder) => dirname(folder) === parent),
      ),
    ]),
  );
}

function compileTogether(root: string, folders: readonly string[]): Map<string, CompiledPackage> {
  const { options } = ts.parseJsonConfigFileContent(
    JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')),
    ts.sys,
    root,
  );
  const roots = folders.flatMap((folder) => entryPoints(join(root, folder)));
  const host = ts.createCompilerHost(options);
  const declared = ts.createProgram(roots, options, host);

  const snippets = new Map<string, { folder: string; place: string; text: string }>();
  const packages = folders.map((folder) => {
    const exports = publicExports(declared, join(root, folder));
    // `export {}` makes a module of it, with names of its own.
    const add = (place: string, code: string) =>
      snippets.set(join(root, folder, 'src', `__example_${snippets.size}__.ts`), {
        folder,
        place,
        text: `${code}\nexport {};\n`,
      });
    for (const { place, name, examples } of exports)
      for (const example of examples) add(`${place} ${name}`, example);
    for (const { line, code } of readmeSnippets(join(root, folder))) add(`README.md:${line}`, code);
    return { folder, exports };
  });

  const program = ts.createProgram(
    [...roots, ...snippets.keys()],
    options,
    withFiles(host, snippets),
    declared,
  );
  return new Map(
    packages.map(({ folder, exports }) => {
      const errors = [...snippets].flatMap(([file, { folder: owner, place }]) => {
        if (owner !== folder) return [];
        const source = program.getSourceFile(file);
        const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
        return found.map(
          ({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
        );
      });
      return [folder, { exports, errors: errors.map((line) => line.replaceAll(`${root}/`, '')) }];
    }),
  );
}

/** A compiler host that finds some files in memory. */
function withFiles(host: ts.CompilerHost, files: ReadonlyMap<string, { text: string }>): ts.CompilerHost {
  return {
    ...host,
    fileExists: (name) => files.has(name) || host.fileExists(name),
    readFile: (name) => files.get(name)?.text ?? host.readFile(name),
    getSourceFile: (name, version, ...rest) => {
      const text = files.get(name)?.text;
      return text === undefined
        ? host.getSourceFile(name, version, ...rest)
        : ts.createSourceFile(name, text, version, true);
    },
  };
}
