import type { Model } from '@trellis/model';
import { setEventTriggerEnabled } from '../../ddl/index.ts';
import type { Rename } from './rename.ts';
import { RenamedNames } from './renamed-names.ts';

/**
 * The statements of renames between those that disable the event triggers of a Model and enable them again. A plan drops
 * and disables some before its renames, so these are tried without any.
 */
export function withEventTriggersOff(
  { eventTriggers = [] }: Model,
  renames: readonly Rename[],
): readonly string[] {
  const statements = renames.flatMap(({ sql }) => sql ?? []);
  const active = eventTriggers.filter(({ enabled }) => enabled !== 'disabled');
  if (statements.length === 0 || active.length === 0) return statements;
  const names = RenamedNames.of(renames);
  return [
    ...active.flatMap(({ name }) => setEventTriggerEnabled({ name, enabled: 'disabled' })),
    ...statements,
    ...active.flatMap(({ name, enabled }) =>
      setEventTriggerEnabled({
        name: names.find({ kind: 'event trigger', path: [name] }) ?? name,
        ...(enabled && { enabled }),
      }),
    ),
  ];
}
