import { builtinModules, createRequire } from 'node:module';
import * as model from '@trellis/model';
import { TrellisError } from '@trellis/model';
import type { Program } from 'acorn';
import { type ModuleFile, ModuleFiles, nameOf } from './exported-names.ts';

const require = createRequire(import.meta.url);

/** A name that a module takes from another one. */
interface Imported {
  readonly specifier: string;
  readonly name: string;
  readonly line: number;
  /** Set if it may be a type, which is no longer there when the module runs. */
  readonly mayBeType: boolean;
}

/**
 * Refuses a module that imports a name which another module does not export, as ECMAScript does, and the modules that it
 * imports likewise. The CommonJS that TypeScript is transpiled to gives `undefined` for such a name. A name that is used only
 * as a type, and that the other module has in any way, is left to the compiler. Packages are not read, except `@trellis/model`
 * and those of Node.
 *
 * @param source TypeScript
 * @param file its path
 * @throws TrellisError `MODULE_FAILED` with the file and the line
 */
export function expectExports(source: string, file: string): void {
  const files = new ModuleFiles();
  const left = [files.read(file, source)];
  const seen = new Set([file]);
  for (let one = left.pop(); one; one = left.pop()) {
    if (!one.program) continue;
    for (const imported of importsOf(one.program)) refuseMissing(imported, one, files);
    for (const specifier of specifiersOf(one.program)) {
      const other = files.find(specifier, one.file);
      if (!other || seen.has(other.file)) continue;
      seen.add(other.file);
      left.push(other);
    }
  }
}

function refuseMissing(
  { specifier, name, line, mayBeType }: Imported,
  { file }: ModuleFile,
  files: ModuleFiles,
): void {
  const other = files.find(specifier, file);
  const exported = other ? files.exports(other) : exportsOfPackage(specifier);
  if (!exported || exported.has(name)) return;
  if (mayBeType && (!other || files.mentions(other, name))) return;
  throw new TrellisError(
    'MODULE_FAILED',
    `${file}:${line} does not load: module '${specifier}' does not provide an export named '${name}'. Fix that line.`,
  );
}

/** The names that packages export which need not be read. */
function exportsOfPackage(specifier: string): ReadonlySet<string> | undefined {
  if (specifier === '@trellis/model') return new Set(Object.keys(model));
  if (!builtinModules.includes(specifier.replace(/^node:/, ''))) return undefined;
  return new Set(['default', ...Object.keys(require(specifier))]);
}

function importsOf(program: Program): readonly Imported[] {
  const used = new Set<string>();
  for (const node of program.body) if (node.type !== 'ImportDeclaration') collectUses(node, used);
  return program.body.flatMap((node): readonly Imported[] => {
    const line = node.loc?.start.line ?? 1;
    if (node.type === 'ExportNamedDeclaration' && node.source) {
      const specifier = String(node.source.value);
      return node.specifiers.map(({ local }) => ({ specifier, name: nameOf(local), line, mayBeType: true }));
    }
    if (node.type !== 'ImportDeclaration') return [];
    const specifier = String(node.source.value);
    return node.specifiers.flatMap((one) =>
      one.type === 'ImportNamespaceSpecifier'
        ? []
        : [
            {
              specifier,
              name: one.type === 'ImportSpecifier' ? nameOf(one.imported) : 'default',
              line: one.loc?.start.line ?? line,
              mayBeType: !used.has(one.local.name),
            },
          ],
    );
  });
}

function specifiersOf(program: Program): readonly string[] {
  return program.body.flatMap((node) => ('source' in node && node.source ? [String(node.source.value)] : []));
}

/** Collects the names that a part of a module uses as values. */
function collectUses(node: unknown, used: Set<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) collectUses(one, used);
    return;
  }
  if (typeof node !== 'object' || node === null || !('type' in node)) return;
  const { type, computed, name } = node as { type: string; computed?: boolean; name?: string };
  if (type === 'Identifier' && name !== undefined) used.add(name);
  // A name that is only exported again may be a type.
  if (type === 'ExportSpecifier') return;
  for (const [key, value] of Object.entries(node))
    if (computed || (key !== 'key' && key !== 'property')) collectUses(value, used);
}
