import type { UserMapping } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
import { optionChanges, optionList, optionsClause } from './foreign-options.ts';
import { secretSetting } from './secret.ts';
import { target } from './target.ts';

/**
 * Creates a user mapping.
 *
 * The statement does not contain the password. It reads it from the setting `secretSetting`, which the caller sets
 * before. An error is raised again without its context, which would contain it.
 */
export function createUserMapping(mapping: UserMapping): string[] {
  const create = `CREATE ${target.userMapping(mapping)}`;
  const { options, passwordFrom } = mapping;
  if (passwordFrom === undefined) return [`${create}${optionsClause(options)}`];
  const known = optionList(options).map((option) => option.replaceAll('%', '%%'));
  const format = `${create.replaceAll('%', '%%')} OPTIONS (${[...known, '"password" %L'].join(', ')})`;
  const secret = `pg_catalog.current_setting(${sqlLiteral(secretSetting(passwordFrom))})`;
  const source = `BEGIN EXECUTE pg_catalog.format(${sqlLiteral(format)}, ${secret}); EXCEPTION WHEN OTHERS THEN RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = SQLERRM; END`;
  return [`DO ${sqlLiteral(source)}`];
}

/** Changes the options of a user mapping one by one. It does not change secret options. */
export function alterUserMapping(from: UserMapping, to: UserMapping): string[] {
  return optionChanges(from.options, to.options).map((clause) => `ALTER ${target.userMapping(to)} ${clause}`);
}

/** Drops a user mapping. */
export function dropUserMapping(mapping: Pick<UserMapping, 'role' | 'server'>): string[] {
  return [`DROP ${target.userMapping(mapping)}`];
}
