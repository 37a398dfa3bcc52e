import { isDeepStrictEqual } from 'node:util';
import { type Connection, introspect, serverMessage } from '@trellis/database';
import { emptyModel } from '@trellis/model';
import type { Scratch, ScratchServer } from './scratch.ts';
import { standIn } from './stand-in-role.ts';
import { openPlace } from './transaction/place.ts';
import { RolledBack } from './transaction/transaction.ts';

/**
 * A transaction on the database in use, for a user who may not make databases and yet owns, or may create in,
 * what is needed: see `RolledBack` for what it does there and what it locks.
 *
 * @returns the reason, where it cannot stand in for an empty database
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
  let transaction: RolledBack;
  try {
    transaction = await RolledBack.begin(url);
  } catch (error) {
    return serverMessage(error);
  }
  const open = () => openPlace(transaction, `a transaction on ${like.describe()} that is rolled back`);
  let first: Promise<Connection> | undefined = open();
  const inTheWay = await first.then(foreign).catch(serverMessage);
  if (inTheWay !== undefined) {
    await transaction.end();
    return inTheWay;
  }
  return {
    kind: 'transaction',
    async open(roles = []) {
      const one = first ?? open();
      first = undefined;
      return standIn(await one, roles);
    },
    failure: () => transaction.failure,
    doubt: () => transaction.doubt,
    close: () => transaction.end(),
  };
}

/** What of a database cannot be set aside, so that it would be taken for a part of what is built. */
async function foreign(connection: Connection): Promise<string | undefined> {
  const model = await connection.withClient((client) => introspect(client, { exclude: () => false }));
  const { dependencies: _, ...left } = model;
  if (isDeepStrictEqual(left, emptyModel)) return undefined;
  const { unmodelled: [other] = [], ...rest } = model;
  const kind = (Object.keys(emptyModel) as (keyof typeof rest)[]).find(
    (one) => !isDeepStrictEqual(rest[one], emptyModel[one]),
  );
  const named = (kind === undefined ? [] : rest[kind]) as readonly { name?: string; role?: string }[];
  const first = named.find((one) => !emptyModel.schemas.some((schema) => isDeepStrictEqual(one, schema)));
  const what = other?.object ?? `${first?.name ?? first?.role ?? 'public'} (${kind})`;
  return `${what} cannot be set aside there`;
}
