import { type Model, tableKey } from '@trellis/model';
import { code, escapeText, joinBlocks, markdownTable, section } from '../markdown/index.ts';

/** Formats the routines, sequences and extensions of a schema. */
export function otherObjects(model: Model, level: number): string {
  return joinBlocks(
    section(
      level,
      'Routines',
      markdownTable(
        ['Routine', 'Kind', 'Description'],
        model.routines.map((one) => [
          code(`${tableKey(one)}(${one.arguments})`),
          one.kind,
          escapeText(one.comment ?? ''),
        ]),
      ),
    ),
    section(
      level,
      'Sequences',
      markdownTable(
        ['Sequence', 'Type', 'Owned by', 'Description'],
        model.sequences.map((one) => [
          code(tableKey(one)),
          code(one.type ?? 'bigint'),
          one.ownedBy
            ? code(
                `${tableKey({ schema: one.ownedBy.schema, name: one.ownedBy.table })}.${one.ownedBy.column}`,
              )
            : '',
          escapeText(one.comment ?? ''),
        ]),
      ),
    ),
    section(
      level,
      'Extensions',
      markdownTable(
        ['Extension', 'Description'],
        model.extensions.map((one) => [code(one.name), escapeText(one.comment ?? '')]),
      ),
    ),
  );
}
