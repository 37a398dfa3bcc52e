import { stringLiteral } from '@trellis/model/internal';
import type { Change } from '@trellis/plan';
import { call } from './code.ts';
import { isBareName, isPlainName } from './exact.ts';
import { checkLine, foreignLine, indexLine, type Line, primaryLine, uniqueLine } from './part.ts';

/** A change of a part of a table as a line of `alterTable`; `undefined` where the builder cannot express it exactly. */
export function partLine(change: Change): Line | undefined {
  const { action } = change;
  if (action === 'rename') {
    if (change.kind !== 'column' || !change.from || !change.to) return undefined;
    const names = [change.from.name, change.to.name];
    return names.every(isPlainName) ? [call('renameColumn', ...names.map(stringLiteral))] : undefined;
  }
  const name = change.path.at(-1) ?? '';
  if (action === 'alter' || !isPlainName(name)) return undefined;
  const adds = action === 'create';
  switch (change.kind) {
    case 'column':
      return adds ? undefined : [call('dropColumn', stringLiteral(name))];
    case 'not null': {
      if (Object.keys(change.to ?? change.from ?? {}).length > 0) return undefined;
      return [call(adds ? 'dropNullable' : 'setNullable', stringLiteral(name))];
    }
    case 'primary key':
      if (adds) return change.to && change.table && primaryLine(change.to, change.table);
      return [call('dropPrimary', stringLiteral(name))];
    case 'unique':
      return adds ? change.to && uniqueLine(change.to) : drop('dropUnique', change.from?.columns, name);
    case 'foreign key':
      return adds ? change.to && foreignLine(change.to) : drop('dropForeign', change.from?.columns, name);
    case 'index':
      if (adds) return change.to && indexLine(change.to);
      return drop(
        'dropIndex',
        change.from?.elements.flatMap(({ column }) => column ?? []),
        name,
      );
    case 'check':
      if (adds) return change.to && checkLine(change.to);
      return isBareName(name) ? [call('dropChecks', stringLiteral(name))] : undefined;
    default:
      return undefined;
  }
}

function drop(method: string, columns: readonly string[] | undefined, name: string): Line | undefined {
  if (!columns?.every(isPlainName)) return undefined;
  const [only] = columns;
  const first =
    method === 'dropForeign' && only !== undefined && columns.length === 1
      ? stringLiteral(only)
      : columns.map(stringLiteral);
  return [call(method, first, stringLiteral(name))];
}
