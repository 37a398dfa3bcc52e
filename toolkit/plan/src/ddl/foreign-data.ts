import {
  type ForeignDataWrapper,
  type ForeignServer,
  type QualifiedName,
  quoteIdentifier,
} from '@trellis/model';
import { qualifiedName, same, sqlLiteral } from '@trellis/model/internal';
import { optionChanges, optionsClause } from './foreign-options.ts';
import { target } from './target.ts';

/** Creates a foreign-data wrapper. */
export function createForeignDataWrapper(wrapper: ForeignDataWrapper): string[] {
  const functions = [
    ...(wrapper.handler ? [functionClause('HANDLER', wrapper.handler)] : []),
    ...(wrapper.validator ? [functionClause('VALIDATOR', wrapper.validator)] : []),
  ];
  const clauses = functions.map((clause) => ` ${clause}`).join('');
  return [`CREATE ${target.foreignDataWrapper(wrapper.name)}${clauses}${optionsClause(wrapper.options)}`];
}

/** Changes the functions and options of a foreign-data wrapper. */
export function alterForeignDataWrapper(from: ForeignDataWrapper, to: ForeignDataWrapper): string[] {
  const functions = [
    ['HANDLER', from.handler, to.handler],
    ['VALIDATOR', from.validator, to.validator],
  ] as const;
  const clauses = [
    ...functions.flatMap(([word, was, is]) => (same(was, is) ? [] : [functionClause(word, is)])),
    ...optionChanges(from.options, to.options),
  ];
  return clauses.length === 0 ? [] : [`ALTER ${target.foreignDataWrapper(to.name)} ${clauses.join(' ')}`];
}

/** Creates a foreign server. */
export function createForeignServer(server: ForeignServer): string[] {
  const parts = [
    `CREATE ${target.foreignServer(server.name)}`,
    ...(server.type === undefined ? [] : [`TYPE ${sqlLiteral(server.type)}`]),
    ...(server.version === undefined ? [] : [`VERSION ${sqlLiteral(server.version)}`]),
    target.foreignDataWrapper(server.wrapper),
  ];
  return [`${parts.join(' ')}${optionsClause(server.options)}`];
}

/** Changes the version and options of a foreign server. */
export function alterForeignServer(from: ForeignServer, to: ForeignServer): string[] {
  const clauses = [
    ...(from.version === to.version
      ? []
      : [`VERSION ${to.version === undefined ? 'NULL' : sqlLiteral(to.version)}`]),
    ...optionChanges(from.options, to.options),
  ];
  return clauses.length === 0 ? [] : [`ALTER ${target.foreignServer(to.name)} ${clauses.join(' ')}`];
}

/** The `SERVER … OPTIONS (…)` of a foreign table, with a space before it. */
export function sourceClause({
  server,
  options,
}: Pick<ForeignServer, 'options'> & { readonly server: string }) {
  return ` SERVER ${quoteIdentifier(server)}${optionsClause(options)}`;
}

function functionClause(word: 'HANDLER' | 'VALIDATOR', name: QualifiedName | undefined): string {
  return name ? `${word} ${qualifiedName(name)}` : `NO ${word}`;
}
