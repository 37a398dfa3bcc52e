import {
  alterForeignDataWrapper,
  alterForeignServer,
  alterUserMapping,
  createForeignDataWrapper,
  createForeignServer,
  createUserMapping,
  dropUserMapping,
  target,
} from '../../ddl/index.ts';
import { hazard, isRecreated, type Kind } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';

/** Foreign-data wrappers: functions and options are altered in place. */
export const foreignDataWrapperKind: Kind<'foreign data wrapper'> = {
  likeness: likeInAll,
  create: (node) => createForeignDataWrapper(node.value),
  drop: (node) => [`DROP ${target.foreignDataWrapper(node.value.name)}`],
  alter: (from, to) => alterForeignDataWrapper(from.value, to.value),
};

/**
 * Foreign servers: version and options are altered in place. With another wrapper or type a server is dropped and
 * recreated, with its user mappings and foreign tables.
 */
export const foreignServerKind: Kind<'foreign server'> = {
  likeness: likeInAll,
  create: (node) => createForeignServer(node.value),
  drop: (node) => [`DROP ${target.foreignServer(node.value.name)}`],
  alter: ({ value: was }, { value: is }) =>
    was.wrapper === is.wrapper && was.type === is.type ? alterForeignServer(was, is) : 'replace',
};

/** User mappings: options are altered in place, one by one, so that secret options keep their values. */
export const userMappingKind: Kind<'user mapping'> = {
  create: ({ value }) => {
    const { passwordFrom } = value;
    return createUserMapping(value).map((sql) => ({
      sql,
      ...(passwordFrom !== undefined && { secrets: [passwordFrom] }),
    }));
  },
  drop({ id, value }, context) {
    const recreated = isRecreated(context.action(id)) ? context.after.find('user mapping', id) : undefined;
    if (recreated && recreated.value.passwordFrom === undefined)
      context.lose({ object: id, what: 'its secret options, which no descriptor contains' });
    const hazards = [
      hazard.loses('Drops the secret options of the user mapping, which no migration contains.'),
    ];
    return dropUserMapping(value).map((sql) => ({ sql, hazards }));
  },
  alter: (from, to) => alterUserMapping(from.value, to.value),
};
