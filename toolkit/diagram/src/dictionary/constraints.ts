import {
  type Check,
  type Deferrable,
  type ForeignKey,
  type Named,
  type Table,
  tableKey,
  type Unique,
} from '@trellis/model';
import { code, codes, escapeText, joinWords, link, list, markdownTable } from '../markdown/index.ts';
import { incomingOf } from '../tables/index.ts';
import type { DictionaryContext } from './context.ts';

/** Constraint in the dictionary. */
export interface ConstraintRow {
  readonly name: string;
  /** Definition in Markdown. */
  readonly definition: string;
  readonly comment?: string | undefined;
}

/** Formats the constraints of a table. */
export function constraintTable(context: DictionaryContext, table: Table): string {
  return markdownTable(
    ['Constraint', 'Definition', 'Description'],
    constraintRows(context, table).map(({ name, definition, comment }) => [
      code(name),
      definition,
      escapeText(comment ?? ''),
    ]),
  );
}

/** Returns the constraints of a table: primary key, foreign keys, unique constraints, checks, exclusion constraints. */
export function constraintRows(context: DictionaryContext, table: Table): readonly ConstraintRow[] {
  const { primaryKey, foreignKeys, uniques, checks, exclusions } = table;
  const row = ({ name, comment }: Named, definition: string) => ({ name, definition, comment });
  return [
    ...(primaryKey ? [row(primaryKey, `primary key ${keyDefinition(primaryKey)}`)] : []),
    ...foreignKeys.map((key) => row(key, foreignKeyDefinition(context, key))),
    ...uniques.map((key) => row(key, `unique ${keyDefinition(key)}`)),
    ...checks.map((check) => row(check, checkDefinition(check))),
    ...exclusions.map((exclusion) => row(exclusion, code(exclusion.definition))),
  ];
}

/** Formats the foreign keys of other tables that reference a table. */
export function referencedBy({ model, href }: DictionaryContext, table: Table): string {
  const references = incomingOf(model).get(tableKey(table))?.references ?? [];
  return list(
    references.map(({ child, key }) => {
      const from = tableKey(child);
      return `${link(from, href(from))} by ${joinWords(codes(key.columns), actions(key))}`;
    }),
  );
}

function foreignKeyDefinition({ href }: DictionaryContext, key: ForeignKey): string {
  const target = tableKey(key.references);
  return joinWords(
    `foreign key (${codes(key.columns)}) → ${link(target, href(target))} (${codes(key.references.columns)})`,
    actions(key),
    key.match && `match ${key.match}`,
    deferrable(key),
    key.notValid && 'not valid',
    key.notEnforced && 'not enforced',
  );
}

function actions({ onDelete, onDeleteColumns, onUpdate }: ForeignKey): string {
  return joinWords(
    onDelete && `on delete ${onDelete}`,
    onDeleteColumns && `(${codes(onDeleteColumns)})`,
    onUpdate && `on update ${onUpdate}`,
  );
}

function checkDefinition({ expression, notValid, noInherit, notEnforced }: Check): string {
  return joinWords(
    `check ${code(expression)}`,
    noInherit && 'no inherit',
    notValid && 'not valid',
    notEnforced && 'not enforced',
  );
}

function keyDefinition(key: Unique): string {
  return joinWords(
    `(${codes(key.columns)}${key.withoutOverlaps ? ' without overlaps' : ''})`,
    key.include && `include (${codes(key.include)})`,
    key.nullsNotDistinct && 'nulls not distinct',
    deferrable(key),
  );
}

function deferrable({ deferrable, initiallyDeferred }: Deferrable): string {
  return joinWords(deferrable && 'deferrable', initiallyDeferred && 'initially deferred');
}
