import { type ForeignOptions, quoteIdentifier } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';

/** The `OPTIONS (…)` with which an object of foreign data is created, with a space before it; empty for none. */
export function optionsClause(options: ForeignOptions | undefined): string {
  const list = optionList(options);
  return list.length === 0 ? '' : ` OPTIONS (${list.join(', ')})`;
}

/** Options with their values: `"host" 'db.internal'`. */
export function optionList(options: ForeignOptions = {}): readonly string[] {
  return Object.entries(options).map(([name, value]) => `${quoteIdentifier(name)} ${sqlLiteral(value)}`);
}

/** The `OPTIONS (…)` that changes options one by one. The clause does not name an option that both sides have with one value, nor one that neither side has, such as a secret. */
export function optionChanges(from: ForeignOptions = {}, to: ForeignOptions = {}): readonly string[] {
  const gone = Object.keys(from).filter((name) => to[name] === undefined);
  const changed = Object.entries(to).filter(([name, value]) => from[name] !== value);
  const list = [
    ...gone.map((name) => `DROP ${quoteIdentifier(name)}`),
    ...changed.map(
      ([name, value]) =>
        `${from[name] === undefined ? 'ADD' : 'SET'} ${quoteIdentifier(name)} ${sqlLiteral(value)}`,
    ),
  ];
  return list.length === 0 ? [] : [`OPTIONS (${list.join(', ')})`];
}
