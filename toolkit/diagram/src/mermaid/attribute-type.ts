import { unquote } from '../unquote.ts';
import { attributeWord } from './attribute-name.ts';

/** A type as a diagram says it. */
export interface AttributeType {
  /** One word: `varchar(254)`, `timestamptz`, `text[]`. */
  readonly word: string;
  /** Whether the word says all that the type says. */
  readonly exact: boolean;
}

/** PostgreSQL's own names of one word for types whose standard names have several. */
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
 * A column's type as one word that every Mermaid reads alike: letters, digits and underscores, one
 * number in parentheses, `[]`. Two numbers (`numeric(10,2)`) would be misread; they are left out.
 *
 * @param type the type as PostgreSQL prints it
 * @example attributeType('timestamp with time zone') // { word: 'timestamptz', exact: true }
 */
export function attributeType(type: string): AttributeType {
  const [, base = '', modifier = '', zone = '', dimensions = ''] =
    /^([^(]*?)(\([^)]*\))?( with(?:out)? time zone)?((?:\[\])*)$/.exec(type) ?? [undefined, type];
  const name = `${base}${zone}`;
  const plain = SHORT[name] ?? name.replace(/^(public|pg_catalog)\./, '');
  const word = /^[A-Za-z_][A-Za-z0-9_]*$/.test(plain) ? plain : attributeWord(unquote(plain));
  const said = /^\(\d+\)$/.test(modifier) ? modifier : '';
  return { word: `${word}${said}${dimensions}`, exact: word === plain && said === modifier };
}
