import { isTrellisError, TrellisError } from '@trellis/model';
import { CommanderError } from 'commander';
import pc from 'picocolors';

/** The exit code when tables have rows: the input is valid, but the load is refused. */
const REFUSED = 3;

/**
 * Prints an error on standard error in one line, or on standard output as JSON.
 *
 * @param verbose whether to print stack traces, too
 * @returns the exit code
 */
export function printError(error: unknown, json: boolean, verbose: boolean): number {
  const { code, details } = isTrellisError(error) ? error : { code: 'UNEXPECTED', details: undefined };
  const message = oneLine(error instanceof Error ? error.message : String(error));
  if (json) {
    const content = { code, message, ...(details !== undefined && { details }) };
    process.stdout.write(`${JSON.stringify({ error: content }, null, 2)}\n`);
  } else process.stderr.write(`${process.stderr.isTTY ? pc.red(code) : code}: ${message}\n`);
  if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n${causes(error)}`);
  return code === 'SEEDED_ALREADY' ? REFUSED : 1;
}

/** Converts an error of the command line parser to a `TrellisError` that refers to the help. */
export function usageError(error: unknown, command: string): unknown {
  if (!(error instanceof CommanderError)) return error;
  const message = oneLine(error.message.replace(/^error: /, ''));
  const end = /[.?!)]$/.test(message) ? '' : '.';
  return new TrellisError(
    'USAGE',
    `${message.charAt(0).toUpperCase()}${message.slice(1)}${end} See \`${command} --help\`.`,
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

function causes({ cause }: Error): string {
  return cause instanceof Error ? `Caused by: ${cause.stack}\n${causes(cause)}` : '';
}
