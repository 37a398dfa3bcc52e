import type { Model, Named } from '@trellis/model';
import { findRenames, type Rename, type RenamedKind } from './rename.ts';

/**
 * The old Model with the renames declared in reverse, so that `diffModels(to, reversed(from, to))` renames back and
 * loses nothing.
 *
 * @param from the old Model
 * @param to the new Model, with the renames that its author declared
 */
export function reversed(from: Model, to: Model): Model {
  const { list } = findRenames(from, to);
  if (list.length === 0) return from;
  // `within` has the new names; in reverse, objects are found under the old ones.
  const oldWithin = (rename: Rename): string => {
    const [schema = '', whole] = rename.within;
    const oldSchema = list.find((one) => one.kind === 'schema' && one.to === schema)?.from ?? schema;
    if (whole === undefined) return rename.within.length === 0 ? '' : oldSchema;
    const holder = list.find(
      (one) => ['table', 'type', 'view'].includes(one.kind) && one.within[0] === schema && one.to === whole,
    );
    return `${oldSchema}\0${holder?.from ?? whole}`;
  };
  const back = new Map(
    list.map((rename) => [`${rename.kind}\0${oldWithin(rename)}\0${rename.from}`, rename.to]),
  );
  const mark = <T extends Named>(kind: RenamedKind, within: readonly string[], one: T): T => {
    const renamedFrom = back.get(`${kind}\0${within.join('\0')}\0${one.name}`);
    return renamedFrom === undefined ? one : { ...one, renamedFrom };
  };
  const values = (schema: string, name: string) => {
    const renamed = list.filter((one) => one.kind === 'value' && oldWithin(one) === `${schema}\0${name}`);
    return renamed.length === 0
      ? {}
      : { renamedValues: Object.fromEntries(renamed.map(({ from: was, to: is }) => [is, was])) };
  };
  return {
    ...from,
    schemas: from.schemas.map((one) => mark('schema', [], one)),
    enums: from.enums.map((one) => ({ ...mark('type', [one.schema], one), ...values(one.schema, one.name) })),
    domains: from.domains.map((one) => mark('type', [one.schema], one)),
    rangeTypes: from.rangeTypes.map((one) => mark('type', [one.schema], one)),
    compositeTypes: from.compositeTypes.map((one) => ({
      ...mark('type', [one.schema], one),
      attributes: one.attributes.map((attribute) => mark('attribute', [one.schema, one.name], attribute)),
    })),
    ...(from.publications && {
      publications: from.publications.map((one) => mark('publication', [], one)),
    }),
    sequences: from.sequences.map((one) => mark('sequence', [one.schema], one)),
    views: from.views.map((one) => ({
      ...mark('view', [one.schema], one),
      indexes: one.indexes.map((index) => mark('index', [one.schema], index)),
    })),
    statistics: from.statistics.map((one) => mark('statistics', [one.schema], one)),
    tables: from.tables.map((one) => {
      const within = [one.schema, one.name];
      const constraints = <T extends Named>(list: readonly T[]) =>
        list.map((constraint) => mark('constraint', within, constraint));
      return {
        ...mark('table', [one.schema], one),
        columns: one.columns.map((column) => mark('column', within, column)),
        ...(one.primaryKey && { primaryKey: mark('constraint', within, one.primaryKey) }),
        uniques: constraints(one.uniques),
        checks: constraints(one.checks),
        foreignKeys: constraints(one.foreignKeys),
        exclusions: constraints(one.exclusions),
        indexes: one.indexes.map((index) => mark('index', [one.schema], index)),
        triggers: one.triggers.map((trigger) => mark('trigger', within, trigger)),
        policies: one.policies.map((policy) => mark('policy', within, policy)),
      };
    }),
  };
}
