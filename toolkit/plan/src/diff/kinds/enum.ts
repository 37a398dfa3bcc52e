import type { EnumType } from '@trellis/model';
import { same, sqlLiteral } from '@trellis/model/internal';
import { createEnum, target } from '../../ddl/index.ts';
import type { Kind, PlanContext, Print } from '../operation/index.ts';
import { enumMembers, likeEnums } from './likeness-of-types.ts';
import { currentName, renameType } from './type-name.ts';
import { usesOf } from './uses.ts';

/** Enumerated types: values are added in place, any other change rebuilds the type. */
export const enumKind: Kind<'enum'> = {
  valuesOf: ['regtype'],
  isType: true,
  likeness: likeEnums,
  ...enumMembers,
  create: (node) => createEnum(node.value),
  drop: (node, context) => [`DROP ${target.type(currentName(node.value, node.id, context))}`],
  alter(from, to, context) {
    const [was, is] = [from.value.values, to.value.values];
    let next = 0;
    for (const value of is) if (value === was[next]) next++;
    if (next < was.length) {
      const gone = was.filter((value) => !is.includes(value));
      if (gone.length > 0)
        context.lose({
          object: to.id,
          what: `the values ${gone.map((value) => `"${value}"`).join(', ')}, which no row may have`,
          values: gone,
          uses: usesOf(from.id, context),
        });
      return 'rebuild';
    }
    // A value cannot be used in the transaction that adds it; the values of a rebuilt type can.
    const added = is.filter((value) => !was.includes(value));
    if (isUsed(added, to.id, context)) return 'rebuild';
    return addValues(to.value, was);
  },
  renameAside: (node, context) => renameType(node.value, context.asideName(node.value)),
};

/** `ADD VALUE` for each new value, at its position. */
function addValues(type: EnumType, was: readonly string[]): Print[] {
  const there = [...was];
  const statements: Print[] = [];
  type.values.forEach((value, i) => {
    if (there.includes(value)) return;
    const previous = type.values[i - 1];
    const first = there[0];
    const last = there.at(-1);
    const place =
      previous === undefined
        ? first === undefined
          ? ''
          : ` BEFORE ${literal(first)}`
        : previous === last
          ? ''
          : ` AFTER ${literal(previous)}`;
    there.splice(previous === undefined ? 0 : there.indexOf(previous) + 1, 0, value);
    statements.push(`ALTER ${target.type(type)} ADD VALUE ${literal(value)}${place}`);
  });
  return statements;
}

/** Whether an object that the plan creates may use a new value. */
function isUsed(values: readonly string[], type: string, context: PlanContext): boolean {
  const seen = new Set([type]);
  const queue = [type];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const dependent of context.after.dependents.get(id) ?? []) {
      if (seen.has(dependent)) continue;
      seen.add(dependent);
      queue.push(dependent);
      const node = context.after.nodes.get(dependent);
      const old = context.before.nodes.get(dependent);
      if (!node || (old && same(old.identity, node.identity))) continue;
      // The columns of a table are nodes of their own.
      const text = JSON.stringify(context.kindOf(node).copyRows ? node.identity : node.value);
      if (values.some((value) => text.includes(JSON.stringify(value.replaceAll("'", "''")).slice(1, -1))))
        return true;
    }
  }
  return false;
}

function literal(value: string): string {
  return sqlLiteral(value);
}
