import type { Check, ForeignKey, IndexDefinition, PrimaryKey, QualifiedName, Unique } from '@trellis/model';
import { stringLiteral } from '@trellis/model/internal';
import { type Call, call } from './code.ts';
import { isBareName, isPlainName } from './exact.ts';

/** A line in the callback of `createTable` or `alterTable`: the calls on `table`. */
export type Line = readonly Call[];

/** `table.primary([…])`; `undefined` where the builder cannot express it exactly. */
export function primaryLine(key: PrimaryKey, table: QualifiedName): Line | undefined {
  const { name, columns, deferrable, initiallyDeferred, comment: _, renamedFrom: _r, ...rest } = key;
  if (hasMore(rest) || ![name, ...columns].every(isPlainName)) return undefined;
  const options = {
    ...(name !== `${table.name}_pkey` && { constraintName: stringLiteral(name) }),
    ...when({ deferrable, initiallyDeferred }),
  };
  return [call('primary', columns.map(stringLiteral), ...(hasMore(options) ? [options] : []))];
}

/** `table.unique([…], { indexName })`. */
export function uniqueLine(unique: Unique): Line | undefined {
  const { name, columns, deferrable, initiallyDeferred, comment: _, renamedFrom: _r, ...rest } = unique;
  if (hasMore(rest) || ![name, ...columns].every(isPlainName)) return undefined;
  return [
    call('unique', columns.map(stringLiteral), {
      indexName: stringLiteral(name),
      ...when({ deferrable, initiallyDeferred }),
    }),
  ];
}

/** `table.check('…', [], name)`. */
export function checkLine(check: Check): Line | undefined {
  const { name, expression, comment: _, renamedFrom: _r, ...rest } = check;
  if (hasMore(rest) || !isBareName(name) || expression.includes('?')) return undefined;
  return [call('check', stringLiteral(expression), '[]', stringLiteral(name))];
}

/** `table.foreign(…).references(…).inTable(…)`. */
export function foreignLine(key: ForeignKey): Line | undefined {
  const { name, columns, references, onDelete, onUpdate, deferrable, initiallyDeferred, ...rest } = key;
  // Comments and renames are separate changes.
  const { comment: _, renamedFrom: _r, ...more } = rest;
  const names = [name, references.schema, references.name, ...columns, ...references.columns];
  if (hasMore(more) || !names.every(isPlainName)) return undefined;
  const target = references.schema === 'public' ? references.name : `${references.schema}.${references.name}`;
  const deferred = when({ deferrable, initiallyDeferred }).deferrable;
  return [
    call('foreign', oneOrMany(columns), stringLiteral(name)),
    call('references', oneOrMany(references.columns)),
    call('inTable', stringLiteral(target)),
    ...(deferred ? [call('deferrable', deferred)] : []),
    ...(onDelete ? [call('onDelete', stringLiteral(onDelete.toUpperCase()))] : []),
    ...(onUpdate ? [call('onUpdate', stringLiteral(onUpdate.toUpperCase()))] : []),
  ];
}

/** `table.index([…], name)`, or `table.unique` with an index and no constraint. */
export function indexLine(index: IndexDefinition): Line | undefined {
  const { name, elements, unique, method, comment: _, renamedFrom: _r, ...rest } = index;
  const columns = elements.flatMap(({ column, ...more }) =>
    column === undefined || hasMore(more) ? [] : [column],
  );
  if (columns.length < elements.length || hasMore(rest)) return undefined;
  if (![name, ...columns].every(isPlainName)) return undefined;
  if (unique)
    return method
      ? undefined
      : [
          call('unique', columns.map(stringLiteral), {
            indexName: stringLiteral(name),
            useConstraint: 'false',
          }),
        ];
  return [
    call(
      'index',
      columns.map(stringLiteral),
      stringLiteral(name),
      ...(method ? [stringLiteral(method)] : []),
    ),
  ];
}

function when({ deferrable, initiallyDeferred }: { deferrable?: true; initiallyDeferred?: true }): {
  deferrable?: string;
} {
  return deferrable ? { deferrable: stringLiteral(initiallyDeferred ? 'deferred' : 'immediate') } : {};
}

function oneOrMany(columns: readonly string[]): string | string[] {
  const [only] = columns;
  return only !== undefined && columns.length === 1 ? stringLiteral(only) : columns.map(stringLiteral);
}

/** Returns whether an object has a defined property. */
function hasMore(rest: object): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}
