import { printIdentifier } from './keywords.ts';
import { builtInName, type TypeName } from './type-name.ts';

/** The names of types without a modifier, if the plain name implies length 1. */
const WITHOUT_MODIFIERS: Readonly<Record<string, string>> = { character: 'bpchar', bit: '"bit"' };

/**
 * Prints a type as PostgreSQL's `format_type` does with an empty search path.
 *
 * @example
 * import { parseTypeName, printTypeName } from '@trellis/model';
 *
 * printTypeName(parseTypeName('timestamptz(3)[]')); // 'timestamp(3) with time zone[]'
 */
export function printTypeName(type: TypeName): string {
  return `${printElement(type)}${type.dimensions > 0 ? '[]' : ''}`;
}

function printElement(type: TypeName): string {
  const { schema, modifiers, fields } = type;
  const builtIn = builtInName(type);
  const list = modifiers.length > 0 ? `(${modifiers.join(',')})` : '';
  if (builtIn === undefined)
    return `${schema === undefined ? '' : `${printIdentifier(schema)}.`}${printIdentifier(type.name)}${list}`;
  if (list === '' && Object.hasOwn(WITHOUT_MODIFIERS, builtIn)) return WITHOUT_MODIFIERS[builtIn] as string;
  const zone = builtIn.indexOf(' with');
  return zone < 0
    ? `${builtIn}${fields === undefined ? '' : ` ${fields}`}${list}`
    : `${builtIn.slice(0, zone)}${list}${builtIn.slice(zone)}`;
}
