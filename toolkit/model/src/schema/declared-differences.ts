import type { Model, View } from '../model/index.ts';
import { printReference } from '../names/index.ts';
import {
  builtInName,
  elementType,
  isTypeNamed,
  parseTypeName,
  printTypeName,
  type TypeName,
  typeFit,
  withoutModifiers,
} from '../type-name/index.ts';
import type { SchemaDescriptor } from './schema.ts';
import { typeOf } from './type-of.ts';
import type { ViewDescriptor } from './view.ts';

/** What descriptors declare, only for programs, and PostgreSQL contradicts. */
export interface DeclaredDifference {
  readonly code: 'VIEW_COLUMN_DIFFERS' | 'ENUM_VALUES_DIFFER';
  /** The id of the column. */
  readonly object: string;
  /** What is declared, what PostgreSQL has, and what to do. */
  readonly message: string;
}

/**
 * Compares what no DDL contains, and therefore no comparison of Models: the columns that a view declares with those that
 * its query returns, and the values of `enumerated` with those of the enum. PostgreSQL does not know which columns of a
 * view can be null.
 *
 * @param schema the descriptors
 * @param printed their Model as PostgreSQL printed it
 */
export function declaredDifferences(schema: SchemaDescriptor, printed: Model): readonly DeclaredDifference[] {
  const views = (schema.views ?? []).flatMap((view) => {
    const found = printed.views.find(
      (one) => one.name === view.name && one.schema === (view.schema ?? 'public'),
    );
    return found ? viewDifferences(schema, view, found) : [];
  });
  const relations = [...Object.values(schema.tables), ...(schema.views ?? [])];
  const enums = relations.flatMap(({ schema: namespace = 'public', name, columns = {} }) =>
    Object.entries(columns).flatMap(([column, { type, values }]) => {
      const object = printReference({ kind: 'column', path: [namespace, name, column] });
      return type && values ? valueDifferences(typeOf(schema, type), values, printed, object) : [];
    }),
  );
  return [...views, ...enums];
}

function viewDifferences(
  schema: SchemaDescriptor,
  { columns = {} }: ViewDescriptor,
  printed: View,
): readonly DeclaredDifference[] {
  const view = printReference({ kind: 'view', path: [printed.schema, printed.name] });
  return Object.entries(columns).flatMap(([name, { type }]): DeclaredDifference[] => {
    const object = printReference({ kind: 'column', path: [printed.schema, printed.name, name] });
    const differs = (message: string) => [{ code: 'VIEW_COLUMN_DIFFERS' as const, object, message }];
    const found = printed.columns.find((one) => one.name === name);
    if (!found) {
      const returned = printed.columns.map((one) => one.name).join(', ') || 'no columns';
      return differs(
        `The ${view} declares the column ${name}, but its query returns ${returned}. Remove the column from the descriptor, or add it to the query.`,
      );
    }
    const declared = type ? typeOf(schema, type) : undefined;
    if (!declared || isRead(declared, parseTypeName(found.type))) return [];
    return differs(
      `The ${view} declares ${name} as ${printTypeName(declared)}, but its query returns ${found.type}. Declare ${found.type}, or cast the column in the query.`,
    );
  });
}

/** Whether a program that expects a type reads the values of another, by the same rule as the handshake. */
function isRead(declared: TypeName, found: TypeName): boolean {
  const [base, other] = [declared, found].map(withoutModifiers) as [TypeName, TypeName];
  const isSame =
    printTypeName(base) === printTypeName(other) ||
    // The type of an extension is declared without its schema.
    (declared.schema === undefined &&
      builtInName(declared) === undefined &&
      declared.name === found.name &&
      declared.dimensions === found.dimensions);
  return typeFit(printTypeName(declared), printTypeName(found), isSame) !== 'other';
}

function valueDifferences(
  type: TypeName,
  values: readonly string[],
  printed: Model,
  object: string,
): readonly DeclaredDifference[] {
  const element = elementType(type);
  const domain = printed.domains.find((one) => isTypeNamed(element, one));
  const base = domain ? elementType(parseTypeName(domain.type)) : element;
  const found = printed.enums.find((one) => isTypeNamed(base, one));
  if (!found) return [];
  const unknown = values.filter((value) => !found.values.includes(value));
  // The checks of a domain may refuse some of the values.
  const missing = domain ? [] : found.values.filter((value) => !values.includes(value));
  if (unknown.length + missing.length === 0) return [];
  const name = printReference({ kind: 'type', path: [found.schema, found.name] });
  return [
    {
      code: 'ENUM_VALUES_DIFFER',
      object,
      message: `The ${object} declares the values ${listed(values)}, but the ${name} has ${listed(found.values)}. List the values of the type in \`enumerated\`, or change \`enums\` of the schema.`,
    },
  ];
}

function listed(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ') || 'none';
}
