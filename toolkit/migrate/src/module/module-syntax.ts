import { TrellisError } from '@trellis/model';
import { parseModule, withoutTypes } from './module-code.ts';

/**
 * Refusals that prove nothing: syntax that the parser does not know, such as a decorator, which the transpiler judges; and
 * a name that may be a type, which is no longer there.
 */
const LEFT_TO_OTHERS = /^Unexpected |^Export '.*' is not defined$/;

/**
 * Refuses a module that ECMAScript refuses. The CommonJS that TypeScript is transpiled to accepts more: a name imported
 * twice, for example, which bundlers and Node refuse.
 *
 * @param source TypeScript
 * @param filename its path, for the message
 * @throws TrellisError `MODULE_FAILED` with the file and the line
 */
export function expectModuleSyntax(source: string, filename: string): void {
  const code = withoutTypes(source, filename);
  if (code === undefined) return;
  try {
    parseModule(code);
  } catch (cause) {
    const { message, loc } = cause as SyntaxError & { readonly loc?: { readonly line: number } };
    const reason = message.replace(/ \(\d+:\d+\)$/, '');
    if (loc === undefined || LEFT_TO_OTHERS.test(reason)) return;
    throw new TrellisError(
      'MODULE_FAILED',
      `${filename}:${loc.line} does not load: ${reason}. Fix that line.`,
      {
        cause,
      },
    );
  }
}
