import { type Connection, introspect } from '@trellis/database';
import { serverMessage } from '@trellis/database/internal';
import { emptyModel, printReference } from '@trellis/model';
import { objectsOf, same, wholeObjects } from '@trellis/model/internal';
import { notKept } from './kept-scratch.ts';
import { withPlaceholderRoles } from './placeholder-role.ts';
import type { Scratch, ScratchServer } from './scratch.ts';
import { openSimulatedDatabase, RolledBackTransaction } from './transaction/index.ts';

/**
 * Scratch databases in a transaction on the database in use, for a user who may not create databases but may create
 * schemas: see `RolledBackTransaction` for what it does and what it locks.
 *
 * @returns the reason as a string, where the transaction cannot simulate an empty database
 */
export async function rolledBackTransaction({ like, url }: ScratchServer): Promise<Scratch | string> {
  const { rows } = await like.knex.raw(
    `select pg_catalog.has_database_privilege(d.oid, 'CREATE') as may_create, pg_catalog.has_database_privilege(d.oid, 'TEMP') as may_temp,
       (select pg_catalog.string_agg(evtname, ', ') from pg_catalog.pg_event_trigger where evtenabled <> 'D') as triggers
     from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()`,
  );
  const [{ may_create, may_temp, triggers }] = rows;
  if (!may_create || !may_temp)
    return `the user may not create ${may_create ? 'temporary tables' : 'schemas'} in it`;
  if (triggers !== null) return `it has an event trigger (${triggers})`;
  let transaction: RolledBackTransaction;
  try {
    transaction = await RolledBackTransaction.begin(url);
  } catch (error) {
    return serverMessage(error);
  }
  const open = () => openSimulatedDatabase(transaction, `a rolled-back transaction on ${like.describe()}`);
  let first: Promise<Connection> | undefined = open();
  const obstacle = await first.then(foreign).catch(serverMessage);
  if (obstacle !== undefined) {
    await transaction.end();
    return obstacle;
  }
  return {
    kind: 'transaction',
    async open(roles = []) {
      const one = first ?? open();
      first = undefined;
      const connection = await one;
      const keep = async () => {
        await connection.close();
        return notKept('it was a transaction, which is rolled back');
      };
      return withPlaceholderRoles({ ...connection, keep }, roles);
    },
    failure: () => transaction.failure,
    doubt: () => transaction.doubt,
    close: () => transaction.end(),
  };
}

/** An object of the database that cannot be renamed aside, and would count as part of the created schema. */
async function foreign(connection: Connection): Promise<string | undefined> {
  const model = await connection.withClient((client) => introspect(client, { exclude: () => false }));
  // That the server has no NOT NULL constraints, before version 18, is no object.
  const { dependencies: _, notNullConstraints: __, ...left } = model;
  if (same(left, emptyModel)) return undefined;
  const [other] = model.unmodelled ?? [];
  // Not the lists of the empty Model: it lacks those that are optional.
  const first = wholeObjects(model).find(
    ({ list, value }) => !objectsOf(emptyModel, list).some((one) => same(one, value)),
  );
  const what = other?.object ?? (first ? printReference(first.reference) : 'schema public');
  return `${what} cannot be renamed aside there`;
}
