import { type QualifiedName, quoteIdentifier, type Trigger } from '@trellis/model';
import { target } from './target.ts';

/** Creates a trigger. PostgreSQL creates a partition's copies of its parent's triggers itself. */
export function createTrigger(trigger: Trigger): string[] {
  return trigger.local === false ? [] : [trigger.definition];
}

/** Drops a trigger. */
export function dropTrigger(on: QualifiedName, name: string): string[] {
  return [`DROP ${target.trigger(on, name)}`];
}

/** Sets when a trigger fires; `undefined` for `origin`. */
export function setTriggerEnabled(on: QualifiedName, name: string, enabled: Trigger['enabled']): string[] {
  return [`ALTER ${target.table(on)} ${enabledWord(enabled)} TRIGGER ${quoteIdentifier(name)}`];
}

/** Sets when a trigger fires, which `CREATE TRIGGER` cannot. */
export function triggerSettings(on: QualifiedName, trigger: Trigger): string[] {
  return trigger.enabled === undefined ? [] : setTriggerEnabled(on, trigger.name, trigger.enabled);
}

/** The keywords of `ALTER TABLE` for when a trigger or rule fires. */
export function enabledWord(enabled: Trigger['enabled']): string {
  switch (enabled) {
    case 'disabled':
      return 'DISABLE';
    case 'replica':
      return 'ENABLE REPLICA';
    case 'always':
      return 'ENABLE ALWAYS';
    default:
      return 'ENABLE';
  }
}
