import { Presets, SingleBar } from 'cli-progress';
import type { LoadProgress } from '../load/load.ts';

/** Shows how far a load is, on standard error: a bar on a terminal, a line for each table elsewhere. */
export interface ProgressView {
  update(progress: LoadProgress): void;
  end(): void;
}

/**
 * @param total how many rows there are in all tables
 * @param stream standard error
 */
export function createProgress(total: number, stream: NodeJS.WriteStream): ProgressView {
  return stream.isTTY ? bar(total, stream) : lines(stream);
}

function bar(total: number, stream: NodeJS.WriteStream): ProgressView {
  const view = new SingleBar(
    {
      format: '{bar} {percentage}% | {value}/{total} rows | {table}',
      stream,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let [before, now] = [0, 0];
  view.start(total, 0, { table: '' });
  return {
    update({ table, rows }) {
      if (rows === 0) before = now;
      now = before + rows;
      view.update(now, { table });
    },
    end: () => view.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): ProgressView {
  return {
    update({ table, rows, total }) {
      if (rows === total && total > 0) stream.write(`Loaded ${table}: ${total} rows\n`);
    },
    end() {},
  };
}
