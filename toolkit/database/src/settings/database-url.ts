import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { TrellisError } from '@trellis/model';

/** The files with a project's settings. The first one that sets a variable wins; a variable of the environment always does. */
const ENV_FILES = ['.env.local', '.env'] as const;

/** The database that a command is to use, and which setting names it. */
export interface DatabaseSetting {
  /** The URL of a server; undefined for the embedded database. */
  readonly url: string | undefined;
  /** The setting for messages, such as `DATABASE_URL in .env`. */
  readonly name: string;
}

const VARIABLE = 'DATABASE_URL';

/** `DATABASE_URL` and where its value comes from: the environment, a file of the project, or code that sets it later. */
export class DatabaseUrl {
  readonly #value: string | undefined;
  readonly #place: string;

  private constructor(value: string | undefined, place: string) {
    this.#value = value;
    this.#place = place;
  }

  /**
   * Loads `.env.local` and then `.env` of a folder into the environment. A variable that is set is kept, and a missing
   * file is no error. For commands only: a package that a program imports must not change the environment.
   *
   * @param folder the folder of the project
   * @throws TrellisError `FILE_FAILED` for a file that cannot be read, `FILE_INVALID` for one that is not UTF-8 text
   * @example
   * const setting = DatabaseUrl.load(workspaceRoot()).read(); // { url: 'postgres://…', name: 'DATABASE_URL in .env' }
   */
  static load(folder: string): DatabaseUrl {
    let place = process.env[VARIABLE] === undefined ? undefined : 'the environment';
    for (const name of ENV_FILES) {
      loadFile(join(folder, name));
      if (process.env[VARIABLE] !== undefined) place ??= name;
    }
    return new DatabaseUrl(process.env[VARIABLE], place ?? 'the environment');
  }

  /** Returns whether the environment or a file has set the variable. */
  get isSet(): boolean {
    return this.#value !== undefined;
  }

  /** Undoes a later change of a variable that was set, so that a command does not use two databases. */
  keep(): void {
    if (this.#value !== undefined) process.env[VARIABLE] = this.#value;
  }

  /**
   * Returns the setting now. A value that was not there at first is from the configuration.
   *
   * @throws TrellisError `URL_INVALID` for an empty value, which is rather a missing secret than the wish for the
   *   embedded database
   */
  read(): DatabaseSetting {
    const url = process.env[VARIABLE];
    if (url === undefined) return { url, name: `${VARIABLE} is not set` };
    const name = `${VARIABLE} in ${url === this.#value ? this.#place : 'the configuration'}`;
    if (url.trim() === '') throw emptyUrl(name);
    return { url, name };
  }
}

/** Returns the error about a setting with an empty text. */
export function emptyUrl(name: string): TrellisError {
  return new TrellisError(
    'URL_INVALID',
    `Expected ${name} as postgres://user:password@host:5432/database, got an empty text. Fix it, or remove it to use the embedded database.`,
  );
}

/** Unlike `process.loadEnvFile`, it reads a file that begins with a byte order mark, and refuses one that is not UTF-8. */
function loadFile(file: string): void {
  // A link without a target is a setting that is lost, not a missing file.
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return;
  for (const [name, value] of Object.entries(parseEnv(textOf(file)))) process.env[name] ??= value;
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new TrellisError(
      'FILE_FAILED',
      `Cannot read the settings in ${file}. Make it a file that you may read, or remove it.`,
      { cause },
    );
  }
  try {
    // Decoding removes the byte order mark.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TrellisError(
      'FILE_INVALID',
      `Expected UTF-8 text in ${file}, got another encoding. Save it as UTF-8.`,
      { cause },
    );
  }
}
