import {
  type CitusRefusal,
  type ConstraintRule,
  citusRefusals,
  constraintRulesOf,
  type Model,
  objectId,
  tableKey,
} from '@trellis/model';
import { groupBy } from '@trellis/model/internal';
import { code, joinBlocks, markdownTable } from '../markdown/index.ts';
import { modelOf, type SchemaSource } from '../schema-source.ts';

/**
 * Writes in Markdown which rules of a distributed schema hold under Citus 12.1 and which do not, and what Citus refuses.
 * The schema need not be one that `defineSchema` accepts.
 *
 * @param source Model or descriptors with distributed tables
 * @returns two tables: the rules by kind, and the refusals by the rule of Citus
 * @example
 * import { citusSummary } from '@trellis/diagram';
 * import { integer, table } from '@trellis/model';
 *
 * const books = table('books', {
 *   columns: { book_id: integer({ primaryKey: true }), shelf_id: integer() },
 *   distribution: { column: 'shelf_id' },
 * });
 * console.log(citusSummary({ name: 'library', tables: { books } })); // `books_pkey` does not hold: CITUS_KEY
 */
export function citusSummary(source: SchemaSource): string {
  const model = modelOf(source);
  const refusals = citusRefusals(model);
  const refused = new Set(refusals.map(({ object }) => object));
  const isRefused = (rule: ConstraintRule) => objectsOf(rule, model).some((object) => refused.has(object));
  const kinds = groupBy(constraintRulesOf(model), ({ kind }) => kind);
  return joinBlocks(
    markdownTable(
      ['Rules', 'Hold', 'Do not hold'],
      [...kinds].map(([kind, rules]) => [
        kind,
        named(rules.filter((rule) => !isRefused(rule))),
        named(rules.filter(isRefused)),
      ]),
    ),
    markdownTable(
      ['Refusal', 'Objects'],
      [...groupBy(refusals, (one) => `[${one.code}](${one.link})`)].map(([name, list]) => [
        name,
        list.map((one) => code(nameOf(one))).join(', '),
      ]),
    ),
  );
}

/** The ids of what has to be supported for a rule to hold: the constraint, index or trigger, and the table. */
function objectsOf({ name, table }: ConstraintRule, { tables }: Model): readonly string[] {
  const found = tables.find((one) => tableKey(one) === table);
  if (!found) return [];
  const path = [found.schema, found.name];
  return [
    objectId('constraint', [...path, name]),
    objectId('trigger', [...path, name]),
    objectId('index', [found.schema, name]),
    objectId('table', path),
  ];
}

/** The names of rules. Those of NOT NULL are only counted. */
function named(rules: readonly ConstraintRule[]): string {
  const [first] = rules;
  if (first === undefined) return '';
  const names = first.kind === 'not null' ? '' : `: ${rules.map(({ name }) => code(name)).join(', ')}`;
  return `${rules.length}${names}`;
}

/** The id of an object without `public`. */
function nameOf({ object }: CitusRefusal): string {
  return object.replace(/ public\./, ' ');
}
