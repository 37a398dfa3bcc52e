import type { QualifiedName } from '@trellis/model';
import { parameterList, parameterNames } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';

type Parameters = Readonly<Record<string, string>> | undefined;

/** The `SET (…)` and `RESET (…)` that change a list of parameters. */
export function parameterChanges(alter: string, from: Parameters, to: Parameters): string[] {
  const kept = Object.keys(from ?? {}).filter((name) => from?.[name] === to?.[name]);
  // PostgreSQL stores and prints parameters in the order in which they were set.
  const inOrder = kept.every((name, i) => Object.keys(to ?? {})[i] === name);
  if (!inOrder)
    return [...parameterChanges(alter, from, undefined), ...parameterChanges(alter, undefined, to)];
  const gone = Object.keys(from ?? {}).filter((name) => to?.[name] === undefined);
  const set = Object.fromEntries(Object.entries(to ?? {}).filter(([name, value]) => from?.[name] !== value));
  return [
    ...(gone.length === 0 ? [] : [`${alter} RESET (${parameterNames(gone)})`]),
    ...(Object.keys(set).length === 0 ? [] : [`${alter} SET (${parameterList(set)})`]),
  ];
}

/** The same for an index. */
export function indexParameterChanges(index: QualifiedName, from: Parameters, to: Parameters): string[] {
  return parameterChanges(`ALTER ${target.index(index)}`, from, to);
}
