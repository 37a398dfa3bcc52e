import {
  type Check,
  type Deferrable,
  type ForeignKey,
  type Named,
  type Table,
  tableKey,
  type Unique,
} from '@trellis/model';
import { code, codes, escapeText, link } from '../markdown/escape.ts';
import { markdownTable } from '../markdown/table.ts';
import { incomingOf } from '../tables/incoming.ts';
import type { DictionaryContext } from './context.ts';

/** A constraint as the dictionary tells it. */
export interface ConstraintRow {
  readonly name: string;
  /** What it demands, in Markdown. */
  readonly rule: string;
  readonly comment?: string | undefined;
}

/** The keys and constraints of a table, by name. */
export function constraintTable(context: DictionaryContext, table: Table): string {
  return markdownTable(
    ['Constraint', 'Rule', 'Description'],
    constraintRows(context, table).map(({ name, rule, comment }) => [
      code(name),
      rule,
      escapeText(comment ?? ''),
    ]),
  );
}

/** The keys and constraints of a table: primary key, foreign keys, uniques, checks, exclusions. */
export function constraintRows(context: DictionaryContext, table: Table): readonly ConstraintRow[] {
  const { primaryKey, foreignKeys, uniques, checks, exclusions } = table;
  const row = ({ name, comment }: Named, rule: string) => ({ name, rule, comment });
  return [
    ...(primaryKey ? [row(primaryKey, `primary key ${keyRule(primaryKey)}`)] : []),
    ...foreignKeys.map((key) => row(key, foreignKeyRule(context, key))),
    ...uniques.map((key) => row(key, `unique ${keyRule(key)}`)),
    ...checks.map((check) => row(check, checkRule(check))),
    ...exclusions.map((exclusion) => row(exclusion, code(exclusion.definition))),
  ];
}

/** The foreign keys of other tables that refer to a table. */
export function referencedBy({ model, href }: DictionaryContext, table: Table): string {
  const references = incomingOf(model).get(tableKey(table))?.references ?? [];
  return references
    .map(({ child, key }) => {
      const from = tableKey(child);
      return `- ${link(from, href(from))} by ${words(codes(key.columns), actions(key))}`;
    })
    .join('\n');
}

function foreignKeyRule({ href }: DictionaryContext, key: ForeignKey): string {
  const target = tableKey(key.references);
  return words(
    `foreign key (${codes(key.columns)}) → ${link(target, href(target))} (${codes(key.references.columns)})`,
    actions(key),
    key.match && `match ${key.match}`,
    deferrable(key),
    key.notValid && 'not valid',
    key.notEnforced && 'not enforced',
  );
}

function actions({ onDelete, onDeleteColumns, onUpdate }: ForeignKey): string {
  return words(
    onDelete && `on delete ${onDelete}`,
    onDeleteColumns && `(${codes(onDeleteColumns)})`,
    onUpdate && `on update ${onUpdate}`,
  );
}

function checkRule({ expression, notValid, noInherit, notEnforced }: Check): string {
  return words(
    `check ${code(expression)}`,
    noInherit && 'no inherit',
    notValid && 'not valid',
    notEnforced && 'not enforced',
  );
}

function keyRule(key: Unique): string {
  return words(
    `(${codes(key.columns)}${key.withoutOverlaps ? ' without overlaps' : ''})`,
    key.include && `including ${codes(key.include)}`,
    key.nullsNotDistinct && 'nulls not distinct',
    deferrable(key),
  );
}

function deferrable({ deferrable, initiallyDeferred }: Deferrable): string {
  return words(deferrable && 'deferrable', initiallyDeferred && 'initially deferred');
}

/** What is there of some words, with spaces between. */
function words(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
