import {
  type Column,
  type Model,
  parseReference,
  parseTypeName,
  type QualifiedName,
  type Sequence,
  type Table,
} from '@trellis/model';
import { builtInName, isTypeNamed } from '@trellis/model/internal';
import { identitySequence } from '../../ddl/index.ts';
import { modelIndexOf, nameKey } from '../model-index/index.ts';
import { columnId, defaultId, identityId } from '../node/index.ts';
import { type Counting, countingOf } from './counting.ts';

/** A sequence that gives a column its values. */
export interface Generator {
  /** The id of the node that creates and drops it: of the sequence, or of the identity. */
  readonly node: string;
  readonly sequence: QualifiedName;
  readonly counting: Counting;
}

/**
 * The sequences that give a column its values: that of its identity, or those that its default calls. A partition has
 * the identity of its parent.
 *
 * @param model the Model as PostgreSQL printed it, with its dependencies
 */
export function generatorsOf(model: Model, table: Table, column: Column): readonly Generator[] {
  if (column.identity) return [generatorOfIdentity(table, column)];
  if (column.generated) return [];
  if (column.default !== undefined) {
    const path = [table.schema, table.name, column.name];
    return (model.dependencies?.[defaultId(path)] ?? []).flatMap((id) => {
      const reference = parseReference(id);
      const [schema, name] = reference?.kind === 'sequence' ? reference.path : [];
      return schema === undefined || name === undefined ? [] : generatorNamed(model, id, { schema, name });
    });
  }
  const parent = table.partitionOf && tableIn(model, table.partitionOf);
  const given = parent?.columns.find((one) => one.name === column.name && one.identity);
  return parent && given ? generatorsOf(model, parent, given) : [];
}

/** Whether values of a type are integers, so that a sequence can be compared with them. */
export function isIntegerType(type: string, model: Model): boolean {
  const parsed = parseTypeName(type);
  if (parsed.dimensions > 0) return false;
  const domain = model.domains.find((one) => isTypeNamed(parsed, one));
  return domain ? isIntegerType(domain.type, model) : integers.has(builtInName(parsed) ?? '');
}

const integers: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);

/** The table of a name. */
export function tableIn(model: Model, { schema, name }: QualifiedName): Table | undefined {
  const found = modelIndexOf(model).objects.get(nameKey({ schema, name })) ?? [];
  return (found as readonly Table[]).find((one) => model.tables.includes(one));
}

function generatorNamed(model: Model, node: string, name: QualifiedName): readonly Generator[] {
  const isNamed = (one: QualifiedName) => one.schema === name.schema && one.name === name.name;
  const sequence = model.sequences.find(isNamed);
  if (sequence) return [generatorOf(node, sequence)];
  // The sequence of an identity, which another column's default calls.
  return model.tables.flatMap((table) =>
    table.columns
      .filter((column) => column.identity && isNamed(identitySequence(table, column)))
      .map((column) => generatorOfIdentity(table, column)),
  );
}

/** A sequence that is no identity's. */
export function generatorOf(node: string, sequence: Sequence): Generator {
  const { schema, name, type = 'bigint' } = sequence;
  return { node, sequence: { schema, name }, counting: countingOf({ ...sequence, type }) };
}

function generatorOfIdentity(table: Table, column: Column): Generator {
  return {
    node: identityId(columnId(table, column.name)),
    sequence: identitySequence(table, column),
    counting: countingOf({ ...column.identity, type: column.identity?.type ?? column.type }),
  };
}
