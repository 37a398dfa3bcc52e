import { isTrellisError, type TrellisError } from '@trellis/model';
import pc from 'picocolors';
import type { Output } from './output.ts';

/** Codes of refusals. They exit with 3: the input is valid, but the change is refused. */
const REFUSED = new Set([
  ...['REFUSED', 'PLAN_REFUSED', 'DATA_LOSS', 'DATA_CHANGED'],
  ...['PROOF_FAILED', 'OUT_OF_STEP'],
]);

/** Prints an error as one line or as JSON. Returns the exit code. */
export async function report(cause: unknown, out: Output, verbose: boolean): Promise<number> {
  const found = await known(cause);
  const error = found ?? cause;
  const code = printError(error, out);
  const details = found?.details;
  if (verbose || !found) {
    const stack = error instanceof Error ? error.stack : undefined;
    if (verbose && stack !== undefined) out.note(stack);
    else if (!verbose)
      out.note('Unexpected error. Run the command again with --verbose for its stack trace.');
    if (verbose && error instanceof Error && error.cause instanceof Error)
      out.note(`caused by ${error.cause.stack}`);
    if (verbose && details !== undefined && !out.json) out.note(JSON.stringify(details, null, 2));
  }
  return REFUSED.has(code) ? 3 : 1;
}

/** Prints an error as one line or as JSON, and returns its code. */
export function printError(error: unknown, out: Output): string {
  const found = isTrellisError(error) ? error : undefined;
  const code = found?.code ?? 'UNEXPECTED';
  const details = found?.details;
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
  if (out.json) {
    const { kept } = out;
    const json = { code, message, ...(details !== undefined && { details }), ...(kept && { kept }) };
    out.result({ error: json }, () => '');
  } else {
    const { isColorSupported } = pc;
    out.note(`${isColorSupported && process.stderr.isTTY ? pc.red(code) : code}: ${message}`);
  }
  return code;
}

/** The error as a TrellisError; undefined if it is unexpected. */
async function known(error: unknown): Promise<TrellisError | undefined> {
  if (isTrellisError(error)) return error;
  const { knownError } = await import('./known-error.ts');
  return knownError(error);
}
