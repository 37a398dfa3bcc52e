import { Presets, SingleBar } from 'cli-progress';
import type { LoadProgress } from '../load/index.ts';

/** Displays the progress of a load. */
export interface ProgressDisplay {
  update(progress: LoadProgress): void;
  stop(): void;
}

/**
 * Creates a progress bar on a terminal, and otherwise prints a line for each loaded table.
 *
 * @param total the number of rows in all tables
 * @param stream standard error
 */
export function createProgress(total: number, stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? progressBar(total, stream) : progressLines(stream);
}

function progressBar(total: number, stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% | {value}/{total} rows | {table}',
      stream,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let [previousTables, current] = [0, 0];
  bar.start(total, 0, { table: '' });
  return {
    update({ table, rows }) {
      if (rows === 0) previousTables = current;
      current = previousTables + rows;
      bar.update(current, { table });
    },
    stop: () => bar.stop(),
  };
}

function progressLines(stream: NodeJS.WriteStream): ProgressDisplay {
  return {
    update({ table, rows, total }) {
      if (rows === total && total > 0) stream.write(`Loaded ${table}: ${total} rows\n`);
    },
    stop() {},
  };
}
