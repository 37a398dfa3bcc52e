import { type QualifiedName, quoteIdentifier, type Trigger } from '@trellis/model';
import { target } from './target.ts';

/** Makes a trigger. A partition's copy of its parent's is there already. */
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

/** What a trigger has beyond its definition: when it fires. */
export function triggerSettings(on: QualifiedName, trigger: Trigger): string[] {
  return trigger.enabled === undefined ? [] : setTriggerEnabled(on, trigger.name, trigger.enabled);
}

/** The words of `ALTER TABLE` for when a trigger or a rule fires. */
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
