import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Pattern, Program } from 'acorn';
import { parseModule, withoutTypes } from './module-code.ts';
import { moduleFile } from './module-file.ts';

/** A module of the project. */
export interface ModuleFile {
  readonly file: string;
  readonly source: string;
  /** Undefined for what has no syntax of an ECMAScript module, or syntax that the parser does not know. */
  readonly program: Program | undefined;
}

/** Modules by path, as they are on disk while one is loaded. */
export class ModuleFiles {
  readonly #read = new Map<string, ModuleFile>();

  /** The module that a relative specifier names; undefined for packages, and for what is no module. */
  find(specifier: string, from: string): ModuleFile | undefined {
    if (!/^\.{1,2}\//.test(specifier)) return undefined;
    const file = moduleFile(resolve(dirname(from), specifier));
    return file === undefined ? undefined : this.read(file, readFileSync(file, 'utf8'));
  }

  /** A module with a text that need not be on disk. */
  read(file: string, source: string): ModuleFile {
    const known = this.#read.get(file);
    if (known) return known;
    const read = { file, source, program: programOf(source, file) };
    this.#read.set(file, read);
    return read;
  }

  /**
   * The values that a module exports; undefined where they are not known.
   *
   * @param seen modules that export each other
   */
  exports(
    { file, program }: ModuleFile,
    seen: ReadonlySet<string> = new Set(),
  ): ReadonlySet<string> | undefined {
    if (!program) return undefined;
    const names = new Set<string>();
    for (const node of program.body) {
      if (node.type === 'ExportDefaultDeclaration') names.add('default');
      if (node.type === 'ExportNamedDeclaration') for (const name of namesOf(node)) names.add(name);
      if (node.type !== 'ExportAllDeclaration') continue;
      if (node.exported) names.add(nameOf(node.exported));
      else {
        const other = this.find(String(node.source.value), file);
        if (other && seen.has(other.file)) continue;
        const found = other && this.exports(other, new Set([...seen, file]));
        if (!found) return undefined;
        for (const name of found) if (name !== 'default') names.add(name);
      }
    }
    return names;
  }

  /** Returns whether a module, or one whose exports it passes on, has a word. */
  mentions(
    { file, source, program }: ModuleFile,
    word: string,
    seen: ReadonlySet<string> = new Set(),
  ): boolean {
    if (source.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)?.includes(word)) return true;
    return (program?.body ?? []).some((node) => {
      if (node.type !== 'ExportAllDeclaration') return false;
      const other = this.find(String(node.source.value), file);
      return !other || (!seen.has(other.file) && this.mentions(other, word, new Set([...seen, file])));
    });
  }
}

/** The name of an import or export: an identifier or a string. */
export function nameOf(node: {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
}): string {
  return node.name ?? String(node.value);
}

function namesOf({
  declaration,
  specifiers,
}: Extract<Program['body'][number], { type: 'ExportNamedDeclaration' }>): readonly string[] {
  if (!declaration) return specifiers.map(({ exported }) => nameOf(exported));
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id }) => bound(id));
  return [declaration.id.name];
}

/** The names that a pattern declares. */
function bound(pattern: Pattern | null): readonly string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => bound(one.type === 'Property' ? one.value : one.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(bound);
    case 'RestElement':
      return bound(pattern.argument);
    case 'AssignmentPattern':
      return bound(pattern.left);
    default:
      return [];
  }
}

/** What the fast transpiler drops, so that its exports are not known. */
const DROPPED = /\b(?:namespace|module)\s+[\w$.]+\s*\{|\bexport\s*=|\bimport\s+[\w$]+\s*=/;

function programOf(source: string, file: string): Program | undefined {
  if (DROPPED.test(source)) return undefined;
  const code = /\.[cm]?js$/.test(file) ? source : withoutTypes(source, file);
  if (code === undefined) return undefined;
  try {
    const program = parseModule(code);
    return program.body.some(({ type }) => /^(?:Import|Export)/.test(type)) ? program : undefined;
  } catch {
    return undefined;
  }
}
