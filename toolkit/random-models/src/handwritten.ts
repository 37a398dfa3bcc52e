import { type Column, emptyModel, type Model, type Table } from '@trellis/model';

/** A table for a Model in a test. */
export function table(name: string, columns: readonly Column[], rest: Partial<Table> = {}): Table {
  return {
    schema: 'public',
    name,
    columns,
    uniques: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    indexes: [],
    triggers: [],
    rules: [],
    policies: [],
    ...rest,
  };
}

/** A Model for a test. */
export function model(rest: Partial<Model> = {}): Model {
  return { ...emptyModel, ...rest };
}
