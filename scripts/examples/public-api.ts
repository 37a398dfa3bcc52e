import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** An export of a package's entry point. */
export interface PublicExport {
  /** As it is exported: `defineSchema`. */
  readonly name: string;
  /** Where it is declared: `src/schema/schema.ts:12`, from the package's folder. */
  readonly place: string;
  /** Whether it exists at run time. Interfaces and types do not. */
  readonly isValue: boolean;
  /** The text before the first tag of its doc comment. */
  readonly doc: string;
  /** The snippets of its `@example` tags. */
  readonly examples: readonly string[];
}

/**
 * The public exports of a package, as the compiler sees them. Entry points named `internal` are left out:
 * they are for the packages of this repository.
 *
 * @param program with {@link entryPoints} among its root files
 * @param folder of the package
 */
export function publicExports(program: ts.Program, folder: string): PublicExport[] {
  const checker = program.getTypeChecker();
  return entryPoints(folder).flatMap((file) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} exports nothing.`);
    return checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declarations = (symbol.declarations ?? []).filter((node) =>
        node.getSourceFile().fileName.startsWith(`${folder}/`),
      );
      const [first] = declarations;
      // Another package documents what it declares.
      if (first === undefined) return [];
      const at = first.getSourceFile();
      const line = at.getLineAndCharacterOfPosition(first.getStart()).line + 1;
      return {
        name: exported.name,
        place: `${at.fileName.slice(folder.length + 1)}:${line}`,
        isValue: (symbol.flags & ts.SymbolFlags.Value) !== 0,
        doc: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim(),
        examples: declarations.flatMap(examplesOf),
      };
    });
  });
}

/**
 * The source files of a package's entry points.
 *
 * @param folder of the package
 */
export function entryPoints(folder: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries<string | { 'trellis-source'?: string }>(exports).flatMap(([name, target]) => {
    const source = typeof target === 'string' ? undefined : target['trellis-source'];
    return source === undefined || name === './internal' ? [] : [join(folder, source)];
  });
}

/** The snippets of a declaration's `@example` tags, without the fences that some have. */
function examplesOf(declaration: ts.Node): string[] {
  return ts
    .getJSDocTags(declaration)
    .filter((tag) => tag.tagName.text === 'example')
    .flatMap((tag) => {
      const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
      const fenced = [...text.matchAll(/```(?:ts|typescript)\n(.*?)```/gs)].map(([, code = '']) => code);
      return fenced.length > 0 ? fenced : [text];
    });
}
