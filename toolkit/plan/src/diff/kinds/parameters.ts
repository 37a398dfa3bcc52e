import type { QualifiedName } from '@trellis/model';
import { parameterList, parameterNames } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';

type Parameters = Readonly<Record<string, string>> | undefined;

/** What `SET (…)` and `RESET (…)` have to say to get from one list of parameters to another. */
export function parameterChanges(alter: string, from: Parameters, to: Parameters): string[] {
  const kept = Object.keys(from ?? {}).filter((name) => from?.[name] === to?.[name]);
  // PostgreSQL keeps them in the order in which they were set, and tells them so.
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

/** The same of an index. */
export function indexParameterChanges(index: QualifiedName, from: Parameters, to: Parameters): string[] {
  return parameterChanges(`ALTER ${target.index(index)}`, from, to);
}
