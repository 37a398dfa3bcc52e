import { type ConstraintRule, constraintRulesOf, type Qualified, tableKey } from '@trellis/model';
import { groupBy } from '@trellis/model/internal';
import type { Href } from '../dictionary/index.ts';
import { code, escapeText, joinBlocks, link, markdownTable, section } from '../markdown/index.ts';
import type { ResolvedSource } from '../schema-source.ts';
import { drawnTables } from '../tables/index.ts';

const INTRODUCTION = [
  'PostgreSQL rejects every write that violates one of these rules, with the name of the rule.',
  'The pages of the tables state which columns are never null.',
].join(' ');

/**
 * Writes `rules.md`: the constraints, unique indexes and rejecting triggers of each domain, table and view, each with the
 * sentence that `explain` returns for its error.
 */
export function rulesPage({ model }: ResolvedSource, name: string, href: Href): string {
  const rules = groupBy(
    constraintRulesOf(model).filter(({ kind }) => kind !== 'not null'),
    ({ table }) => table,
  );
  const of = (title: string, object: Qualified) => section(2, title, ruleTable(rules.get(tableKey(object))));
  return `${joinBlocks(
    `# Rules of ${escapeText(name)}`,
    '[Data dictionary](dictionary.md)',
    INTRODUCTION,
    ...model.domains.map((domain) => of(`Domain ${code(tableKey(domain))}`, domain)),
    ...drawnTables(model).map((table) => of(link(tableKey(table), href(tableKey(table))), table)),
    ...model.views.map((view) => of(`View ${code(tableKey(view))}`, view)),
  )}\n`;
}

function ruleTable(rules: readonly ConstraintRule[] = []): string {
  return markdownTable(
    ['Rule', 'Kind', 'Sentence'],
    rules.map(({ name, kind, message, inUse }) => [
      code(name),
      kind,
      escapeText([message, inUse].filter(Boolean).join(' ')),
    ]),
  );
}
