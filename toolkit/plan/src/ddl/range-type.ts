import { type QualifiedName, quoteIdentifier, type RangeType } from '@trellis/model';
import { generatedMultirangeName, qualifiedName, sqlLiteral } from '@trellis/model/internal';

/** The multirange type of a range type. */
export function multirangeOf(type: RangeType): QualifiedName {
  return {
    schema: type.multirangeSchema ?? type.schema,
    name: type.multirangeName ?? generatedMultirangeName(type.name),
  };
}

/** Creates a range type and its multirange type. */
export function createRangeType(type: RangeType): string[] {
  const options = [`SUBTYPE = ${type.subtype}`];
  if (type.opclass !== undefined) options.push(`SUBTYPE_OPCLASS = ${type.opclass}`);
  if (type.collation !== undefined) options.push(`COLLATION = ${type.collation}`);
  if (type.canonical !== undefined) options.push(`CANONICAL = ${type.canonical}`);
  if (type.subtypeDiff !== undefined) options.push(`SUBTYPE_DIFF = ${type.subtypeDiff}`);
  if (type.multirangeName !== undefined || type.multirangeSchema !== undefined)
    options.push(`MULTIRANGE_TYPE_NAME = ${qualifiedName(multirangeOf(type))}`);
  return [`CREATE TYPE ${qualifiedName(type)} AS RANGE (${options.join(', ')})`];
}

/**
 * Changes the functions that construct the values of a range or multirange type, which have its name and schema: ALTER
 * TYPE changes neither of them, so a type that was renamed before may have constructors of another name, or already of
 * the new one.
 *
 * @param type the type by its current name
 * @param to the new name or schema of the functions
 */
export function alterConstructors(
  type: QualifiedName,
  to: { readonly name: string } | { readonly schema: string },
): string {
  const [has, change] =
    'name' in to
      ? [`proname <> ${sqlLiteral(to.name)}`, `RENAME TO ${quoteIdentifier(to.name)}`]
      : [
          `pronamespace <> ${sqlLiteral(quoteIdentifier(to.schema))}::pg_catalog.regnamespace`,
          `SET SCHEMA ${quoteIdentifier(to.schema)}`,
        ];
  const body = `DECLARE
  constructor regprocedure;
BEGIN
  FOR constructor IN SELECT objid FROM pg_catalog.pg_depend JOIN pg_catalog.pg_proc ON pg_proc.oid = objid AND ${has} WHERE classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    AND refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND deptype = 'i'
    AND refobjid = ${sqlLiteral(qualifiedName(type))}::pg_catalog.regtype
  LOOP
    EXECUTE pg_catalog.concat('ALTER FUNCTION ', constructor, ${sqlLiteral(` ${change}`)});
  END LOOP;
END`;
  return `DO ${sqlLiteral(body)}`;
}
