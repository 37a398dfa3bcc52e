import { moduleError } from '@trellis/migrate/internal';

/**
 * Reads every property of a value that a module exports, so that the error of a getter names the module.
 *
 * @param file the path of the module
 * @throws TrellisError `MODULE_FAILED` for a getter that throws; its own TrellisError is passed on
 */
export function readProperties(file: string, value: unknown): void {
  try {
    read(value, new Set());
  } catch (error) {
    throw moduleError(file, error);
  }
}

function read(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const inner of Object.values(value)) read(inner, seen);
}
