import type { VerifyEngine } from '@trellis/verify';
import pc from 'picocolors';

/** How a verb speaks: results to standard output, what is under way to standard error. */
export interface Output {
  readonly json: boolean;
  /** A result: as JSON when that was asked for, else by `print`. */
  result(value: unknown, print: () => readonly string[] | string): void;
  /** What is being done, shown when it takes long and somebody looks. */
  progress(what: string): void;
  /** Who judges: a line, and a part of the result as JSON. */
  judge(judge: VerifyEngine): void;
  /** Something to know that is no result. */
  note(text: string): void;
  /** Takes the last progress line away. */
  end(): void;
}

/** After how long one begins to wonder. */
const PATIENCE = 700;

export function createOutput(json: boolean): Output {
  const { stderr, stdout } = process;
  const begun = Date.now();
  let shown = false;
  let judged: VerifyEngine | undefined;
  const clear = () => {
    if (shown && stderr.isTTY) stderr.write('\r\u001b[K');
    shown = false;
  };
  const output: Output = {
    json,
    result(value, print) {
      clear();
      const told = judged && isRecord(value) ? { ...value, judge: judged } : value;
      const text = json ? JSON.stringify(told, null, 2) : [print()].flat().join('\n');
      if (text !== '') stdout.write(`${text}\n`);
    },
    progress(what) {
      if (json || Date.now() - begun < PATIENCE) return;
      if (stderr.isTTY) {
        clear();
        stderr.write(pc.dim(`${what} …`));
      } else stderr.write(`${what} …\n`);
      shown = true;
    },
    judge(judge) {
      const news = judge.text !== judged?.text;
      judged = judge;
      if (json || !news) return;
      output.note(judge.text);
      if (judge.warning) output.note(judge.warning);
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    end: clear,
  };
  return output;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rows of texts as columns, the last of them as long as it is. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
