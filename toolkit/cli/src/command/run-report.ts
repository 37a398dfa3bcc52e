import type { RunEvents, RunResult } from '@trellis/migrate';
import { lossText } from '@trellis/plan/internal';
import type { Output } from './output.ts';

/** Reports each migration as it runs, in Alembic's words. */
export function eventsOf(out: Output): RunEvents {
  return {
    onStep: ({ name, parent }, direction) => {
      const [from, to] = direction === 'up' ? [parent ?? 'base', name] : [name, parent ?? 'base'];
      if (!out.json) out.note(`Running ${direction === 'up' ? 'upgrade' : 'downgrade'} ${from} -> ${to}`);
    },
    onLosses: (losses) => {
      if (!out.json) for (const loss of losses) out.note(lossText(loss));
    },
    onWaiting: () => out.note('Another process is running migrations; waiting for it to end.'),
  };
}

/** The result of a run, as a sentence. */
export function runText({ from, to, migrations }: RunResult, database: string): string {
  if (migrations.length === 0) return `Nothing to do: ${database} is at ${to ?? 'base'}.`;
  const count = `${migrations.length} migration${migrations.length === 1 ? '' : 's'}`;
  return `Ran ${count} on ${database}: from ${from ?? 'base'} to ${to ?? 'base'}.`;
}
