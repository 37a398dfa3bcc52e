import type { ModelObject, QualifiedName } from '@trellis/model';
import { isSeparator, same, type Token, tokenName, tokensOf } from '@trellis/model/internal';
import type { NameSource, RenamedName } from './follows-names.ts';
import type { NamedAfter } from './named-after.ts';
import type { Rename } from './rename.ts';
import { isColumnOutside, isIn } from './renamed-columns.ts';
import { RenamedNames } from './renamed-names.ts';

/** Compares the definitions of parts before and after renames. */
export class Definitions {
  private readonly reversed: RenamedNames;

  constructor(private readonly declared: readonly Rename[]) {
    this.reversed = RenamedNames.reversed(declared);
  }

  /**
   * Whether two parts differ at most in their names, comments and what can be altered in place.
   *
   * @param old the part before, in objects with their new names; its expressions have old ones
   * @param wanted the part after
   */
  same(old: ModelObject, wanted: ModelObject): boolean {
    const names = new Map(
      this.declared.flatMap((rename) =>
        isColumnOutside(wanted.whole?.path ?? [], rename) ? [] : [[rename.from, rename.to] as const],
      ),
    );
    return same(definitionOf(old, names), definitionOf(wanted, new Map()));
  }

  /** The names that changed of tables and of their columns. */
  namesOf(tables: readonly QualifiedName[]): readonly RenamedName[] {
    return this.declared.flatMap(({ kind, wanted: { path }, from, to }) => {
      const counts = tables.some(({ schema, name }) => isIn(path, [schema, name]));
      return counts && ['table', 'view', 'column'].includes(kind) ? [[from, to] as const] : [];
    });
  }

  /** What a name was made of before. */
  before({ table, columns }: NamedAfter): NameSource {
    return {
      table: this.reversed.relation({ schema: table.schema, name: table.name }).name,
      columns: columns.map((column) => this.reversed.column(table, column)),
    };
  }
}

/** Fields that have no part in a definition, or are altered in place. */
const OTHER_FIELDS = new Set([
  'name',
  'comment',
  'indexComment',
  'dependsOnExtensions',
  'renamedFrom',
  'attachedTo',
  'clustered',
  'replicaIdentity',
  'storageParameters',
  'statisticsTargets',
  'tablespace',
  'notValid',
]);

const EXPRESSIONS = new Set(['expression', 'where', 'definition']);

/** A definition whose expressions are lists of tokens. */
function definitionOf(part: ModelObject, names: ReadonlyMap<string, string>): unknown {
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([field]) => !OTHER_FIELDS.has(field))
        .map(([field, one]) => [
          field,
          EXPRESSIONS.has(field) && typeof one === 'string' ? tokens(one, names) : convert(one),
        ]),
    );
  };
  const { references, ...rest } = part.value as { readonly references?: object };
  // The name of the table that a foreign key refers to is a field of its own.
  return [convert(rest), references];
}

function tokens(text: string, names: ReadonlyMap<string, string>): readonly string[] {
  const nameOf = (token: Token) => {
    const name = tokenName(token);
    return name === undefined ? token.text : (names.get(name) ?? name);
  };
  return [...tokensOf(text)].filter((token) => !isSeparator(token)).map(nameOf);
}
