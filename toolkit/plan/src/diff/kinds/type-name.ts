import { type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { PlanContext } from '../operation/index.ts';

/** The name of a type when the plan drops it: its temporary name during a rebuild. */
export function currentName(type: QualifiedName, id: string, context: PlanContext): QualifiedName {
  return context.isRebuilt(id) ? context.asideName(type) : type;
}

/** Renames a type. */
export function renameType(type: QualifiedName, aside: QualifiedName): string[] {
  return [`ALTER TYPE ${qualifiedName(type)} RENAME TO ${quoteIdentifier(aside.name)}`];
}
