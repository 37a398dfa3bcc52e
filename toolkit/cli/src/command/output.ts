import type { KeptScratch, VerifyEngine } from '@trellis/verify';
import pc from 'picocolors';

/** The output of a verb: results to standard output, progress and notes to standard error. */
export interface Output {
  readonly json: boolean;
  /** Says that standard output is for programs: it gets the result only. */
  onlyResult(): void;
  /** Prints the line that names the database, before everything else. */
  database(line: string): void;
  /** Prints a result: as JSON with `--json`, else the text that `print` returns. */
  result(value: unknown, print: () => readonly string[] | string): void;
  /** Shows the current step, if the verb takes long. */
  progress(what: string): void;
  /** Reports the verifying engine: in a line, and in the result as JSON. */
  engine(engine: VerifyEngine): void;
  /** The scratch database of a failure, for the error as JSON. */
  readonly kept: KeptScratch | undefined;
  /** Reports the scratch database of a failure, in a line at the end. */
  keep(kept: KeptScratch): void;
  /** Prints a line that is not part of the result. */
  note(text: string): void;
  /** Removes the last progress line, and prints what is reported at the end. */
  end(): void;
}

/** Milliseconds before progress is shown. */
const PROGRESS_AFTER = 700;

export function createOutput(json: boolean): Output {
  const { stderr, stdout } = process;
  const begun = Date.now();
  let shown = false;
  let machine = json;
  const databases = new Set<string>();
  let reported: VerifyEngine | undefined;
  let kept: KeptScratch | undefined;
  const clear = () => {
    if (shown && stderr.isTTY) stderr.write('\r\u001b[K');
    shown = false;
  };
  const output: Output = {
    json,
    onlyResult() {
      machine = true;
    },
    database(line) {
      if (databases.has(line)) return;
      databases.add(line);
      clear();
      (machine ? stderr : stdout).write(`${line}\n`);
    },
    result(value, print) {
      clear();
      const full = reported && isRecord(value) ? { ...value, engine: reported } : value;
      const text = json ? JSON.stringify(full, null, 2) : [print()].flat().join('\n');
      if (text !== '') stdout.write(`${text}\n`);
    },
    progress(what) {
      if (json || Date.now() - begun < PROGRESS_AFTER) return;
      if (stderr.isTTY) {
        clear();
        stderr.write(pc.dim(`${what} …`));
      } else stderr.write(`${what} …\n`);
      shown = true;
    },
    engine(engine) {
      const isNew = engine.text !== reported?.text;
      reported = engine;
      if (json || !isNew) return;
      output.note(engine.text);
      if (engine.warning) output.note(engine.warning);
    },
    get kept() {
      return kept;
    },
    keep(database) {
      kept = database;
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    end() {
      clear();
      if (kept && !json) output.note(kept.text);
    },
  };
  return output;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Aligns the cells of rows in columns. The last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
