import { docComment, propertyName } from '@trellis/model/internal';
import { ts } from 'typescript-json-schema';

/**
 * Prints a type, and the types of its properties, as plain interfaces without type parameters, mapped types and
 * intersections, which typescript-json-schema does not read exactly.
 *
 * @param file path of the module that exports the type
 * @param name name of the type
 * @param options compiler options, to resolve the imports of the module
 * @returns source of a module without imports; properties whose name begins with `$` are omitted, since they exist for
 *   the compiler alone
 */
export function flattenType(file: string, name: string, options: ts.CompilerOptions): string {
  const program = ts.createProgram([file], options);
  const [error] = ts.getPreEmitDiagnostics(program);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '));
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (symbol === undefined) throw new Error(`${file} does not export ${name}.`);
  const printer = new Printer(checker, name);
  printer.print(checker.getDeclaredTypeOfSymbol(symbol));
  return printer.source;
}

class Printer {
  readonly #checker: ts.TypeChecker;
  readonly #root: string;
  readonly #names = new Map<ts.Type, string>();
  readonly #interfaces: string[] = [];

  /** @param root name of the first type that is printed */
  constructor(checker: ts.TypeChecker, root: string) {
    this.#checker = checker;
    this.#root = root;
  }

  /** Source of the interfaces that were printed. */
  get source(): string {
    return `${this.#interfaces.join('\n\n')}\n`;
  }

  /** Prints a type, and returns the text that refers to it. */
  print(type: ts.Type): string {
    const { TypeFlags } = ts;
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown)) return 'unknown';
    if (type.isUnion()) return this.#union(type.types);
    if (!(type.flags & (TypeFlags.Object | TypeFlags.Intersection))) return this.#checker.typeToString(type);
    if (this.#checker.isArrayType(type)) {
      const [element] = this.#checker.getTypeArguments(type as ts.TypeReference);
      return `(${element ? this.print(element) : 'unknown'})[]`;
    }
    // Without its length: the properties of a tuple type are the methods of arrays.
    if (this.#checker.isTupleType(type)) {
      const elements = this.#checker.getTypeArguments(type as ts.TypeReference);
      return `(${[...new Set(elements.map((element) => this.print(element)))].join(' | ')})[]`;
    }
    const entry = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (entry) return `{ [key: string]: ${this.print(entry)} }`;
    return type.isClassOrInterface() || type.symbol?.flags & ts.SymbolFlags.Interface
      ? this.#named(type)
      : `{ ${this.#properties(type).join(' ')} }`;
  }

  #union(types: readonly ts.Type[]): string {
    const texts = types
      .filter((type) => !(type.flags & ts.TypeFlags.Undefined))
      .map((type) => this.print(type));
    // The compiler splits boolean into its two literals.
    const isBoolean = texts.includes('true') && texts.includes('false');
    const members = isBoolean
      ? [...texts.filter((text) => text !== 'true' && text !== 'false'), 'boolean']
      : texts;
    return members.join(' | ');
  }

  #named(type: ts.Type): string {
    const known = this.#names.get(type);
    if (known !== undefined) return known;
    const taken = [...this.#names.values()];
    const base = this.#names.size === 0 ? this.#root : type.symbol.name;
    let name = base;
    for (let number = 2; taken.includes(name); number += 1) name = `${base}${number}`;
    this.#names.set(type, name);
    const properties = this.#properties(type).join('\n');
    this.#interfaces.push(`${docOf(type.symbol, this.#checker)}export interface ${name} {\n${properties}\n}`);
    return name;
  }

  #properties(type: ts.Type): string[] {
    return this.#checker.getPropertiesOfType(type).flatMap((property) => {
      if (property.name.startsWith('$')) return [];
      const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
      const text = this.print(this.#checker.getTypeOfSymbol(property));
      return [`${docOf(property, this.#checker)}${propertyName(property.name)}${optional}: ${text};`];
    });
  }
}

function docOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const comment = docComment(text.replace(/\s+/g, ' '));
  return comment === '' ? '' : `${comment}\n`;
}
