import pc from 'picocolors';

/** How a verb speaks: results to standard output, what is under way to standard error. */
export interface Output {
  readonly json: boolean;
  /** A result: as JSON when that was asked for, else by `print`. */
  result(value: unknown, print: () => readonly string[] | string): void;
  /** What is being done, shown when it takes long and somebody looks. */
  progress(what: string): void;
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
  const clear = () => {
    if (shown && stderr.isTTY) stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    json,
    result(value, print) {
      clear();
      const text = json ? JSON.stringify(value, null, 2) : [print()].flat().join('\n');
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
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    end: clear,
  };
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
