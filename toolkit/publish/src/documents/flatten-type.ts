import { ts } from 'typescript-json-schema';

/**
 * Prints a type with all that it is made of as plain interfaces: nothing generic, nothing mapped, no intersections,
 * which is what typescript-json-schema reads exactly.
 *
 * @param file the module that exports the type
 * @param name the type
 * @param options the compiler's, to find what the module imports
 * @returns the source of a module that imports nothing; properties that begin with `$` are left out, since they are
 *   there for the compiler alone
 */
export function flattenType(file: string, name: string, options: ts.CompilerOptions): string {
  const program = ts.createProgram([file], options);
  const [error] = ts.getPreEmitDiagnostics(program);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '));
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (symbol === undefined) throw new Error(`${file} exports no ${name}.`);
  const printer = new Printer(checker, name);
  printer.print(checker.getDeclaredTypeOfSymbol(symbol));
  return printer.source;
}

class Printer {
  readonly #checker: ts.TypeChecker;
  readonly #root: string;
  readonly #names = new Map<ts.Type, string>();
  readonly #interfaces: string[] = [];

  constructor(checker: ts.TypeChecker, root: string) {
    this.#checker = checker;
    this.#root = root;
  }

  /** All interfaces, in no order that matters. */
  get source(): string {
    return `${this.#interfaces.join('\n\n')}\n`;
  }

  /** A type as it is written where it is used. */
  print(type: ts.Type): string {
    const { TypeFlags } = ts;
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown)) return 'unknown';
    if (type.isUnion()) return this.#union(type.types);
    if (!(type.flags & (TypeFlags.Object | TypeFlags.Intersection))) return this.#checker.typeToString(type);
    if (this.#checker.isArrayType(type)) {
      const [element] = this.#checker.getTypeArguments(type as ts.TypeReference);
      return `(${element ? this.print(element) : 'unknown'})[]`;
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
    const both = texts.includes('true') && texts.includes('false');
    const members = both
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
    const properties = this.#properties(type).map((property) => `  ${property}`);
    this.#interfaces.push(`${this.#doc(type.symbol)}export interface ${name} {\n${properties.join('\n')}\n}`);
    return name;
  }

  #properties(type: ts.Type): string[] {
    return this.#checker.getPropertiesOfType(type).flatMap((property) => {
      if (property.name.startsWith('$')) return [];
      const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
      const text = this.print(this.#checker.getTypeOfSymbol(property));
      return [`${this.#doc(property)}${property.name}${optional}: ${text};`];
    });
  }

  #doc(symbol: ts.Symbol): string {
    const text = ts
      .displayPartsToString(symbol.getDocumentationComment(this.#checker))
      .replace(/\s+/g, ' ')
      .trim();
    return text === '' ? '' : `/** ${text.replaceAll('*/', '*\\/')} */\n`;
  }
}
