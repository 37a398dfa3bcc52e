import { elementType, parseTypeName, printTypeName, type TypeName, tableKey } from '@trellis/model';
import { builtInName, withoutModifiers } from '@trellis/model/internal';
import { attributeWord } from './attribute-name.ts';

/** Type of a column in a diagram. */
export interface AttributeType {
  /** One word: `varchar(254)`, `timestamptz`, `text[]`. */
  readonly word: string;
  /** The word has everything that the type has. */
  readonly exact: boolean;
}

/** PostgreSQL's names of one word for types whose standard names have several words. */
const SHORT: Readonly<Record<string, string>> = {
  'bit varying': 'varbit',
  character: 'char',
  'character varying': 'varchar',
  'double precision': 'float8',
  'time with time zone': 'timetz',
  'time without time zone': 'time',
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
};

/**
 * Converts a type to one word that all versions of Mermaid read alike: letters, digits and underscores, one number in
 * parentheses, `[]`. Two numbers (`numeric(10,2)`) would be misread, and are omitted.
 *
 * @param type type as PostgreSQL prints it
 * @example attributeType('timestamp with time zone') // { word: 'timestamptz', exact: true }
 */
export function attributeType(type: string): AttributeType {
  const parsed = parseTypeName(type);
  const { modifiers, dimensions } = parsed;
  const name = nameOf(parsed);
  const plain = SHORT[name] ?? name;
  const isWord = /^[A-Za-z_][A-Za-z0-9_]*$/.test(plain);
  const word = attributeWord(isWord ? plain : unquoted(parsed, plain));
  const length = modifiers.length === 1 && /^\d+$/.test(modifiers[0] ?? '') ? `(${modifiers[0]})` : '';
  return {
    word: `${word}${length}${dimensions > 0 ? '[]' : ''}`,
    exact: word === plain && (length !== '' || modifiers.length === 0),
  };
}

/** Returns the name as PostgreSQL prints it, without modifiers and without the schema `public`. */
function nameOf(type: TypeName): string {
  const { schema, ...unqualified } = elementType(type);
  const name = builtInName(type);
  if (name !== undefined && type.fields !== undefined) return `${name} ${type.fields}`;
  if (name !== undefined && type.modifiers.length > 0) return name;
  return printTypeName(withoutModifiers(schema === 'public' ? unqualified : elementType(type)));
}

function unquoted(type: TypeName, printed: string): string {
  if (builtInName(type) !== undefined) return printed.replaceAll('"', '');
  return tableKey(type);
}
