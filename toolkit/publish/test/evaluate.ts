import ts from 'typescript';

/**
 * Evaluates the source of a module, and returns its exports.
 *
 * @param source TypeScript
 * @param imports modules that the source imports, by specifier
 */
export function evaluate<T>(source: string, imports: Readonly<Record<string, unknown>> = {}): T {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {} as T;
  new Function('require', 'exports', outputText)((specifier: string) => imports[specifier], exports);
  return exports;
}
