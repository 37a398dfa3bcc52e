import { expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { diffModels, planRenames } from '@trellis/plan';
import { apply, twoDatabases } from './pair.ts';

const int4 = 'operator 1 <, operator 3 =, operator 5 >, function 1 btint4cmp(int, int)';
const rows = 'create table t (a int); insert into t values (2), (1)';

test('renames operator classes, families and event triggers, and moves a class with its family', async () => {
  const databases = await twoDatabases('renamed_operators');
  const { a, b } = databases;
  try {
    await a.query(`create schema app; ${rows}; create operator class c for type int using btree as ${int4};
      create operator class c for type int using hash as operator 1 =, function 1 hashint4(int);
      create operator class moved for type int using btree as ${int4}; create index i on t (a c); create index j on t (a moved);
      create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on sql_drop execute function f()`);
    await b.query(`create schema app; create table t (a int); create operator class d for type int using btree as ${int4};
      create operator class c for type int using hash as operator 1 =, function 1 hashint4(int);
      create operator class app.moved for type int using btree as ${int4}; create index i on t (a d); create index j on t (a app.moved);
      create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e2 on sql_drop execute function f()`);
    const [from, printed] = [await introspect(a), await introspect(b)];
    const wanted = named(printed);
    const { statements } = diffModels(from, wanted, { afterRenames: await renamed(a, from, wanted) });
    expect(statements.map(({ sql }) => sql).sort()).toEqual([
      'ALTER EVENT TRIGGER "e" RENAME TO "e2"',
      'ALTER OPERATOR CLASS "public"."c" USING "btree" RENAME TO "d"',
      'ALTER OPERATOR CLASS "public"."moved" USING "btree" SET SCHEMA "app"',
      'ALTER OPERATOR FAMILY "public"."c" USING "btree" RENAME TO "d"',
      'ALTER OPERATOR FAMILY "public"."moved" USING "btree" SET SCHEMA "app"',
    ]);
    await apply(a, diffModels(from, wanted, { afterRenames: await renamed(a, from, wanted) }));
    expect(diffModels(await introspect(a), printed).statements).toEqual([]);
    expect((await a.query('select a from t order by a')).rows).toEqual([{ a: 1 }, { a: 2 }]);
  } finally {
    await databases.close();
  }
});

/** The Model with the hints of an author. */
function named(model: Model): Model {
  const hint = <T extends { readonly name: string }>(
    list: readonly T[] = [],
    to: string,
    renamedFrom: string,
  ) => list.map((one) => (one.name === to ? { ...one, renamedFrom } : one));
  return {
    ...model,
    operatorClasses: hint(model.operatorClasses, 'd', 'c'),
    operatorFamilies: hint(model.operatorFamilies, 'd', 'c'),
    eventTriggers: hint(model.eventTriggers, 'e2', 'e'),
  };
}

/** The Model after the renames, which are rolled back. */
async function renamed(client: Parameters<typeof apply>[0], from: Model, wanted: Model): Promise<Model> {
  await client.query('begin');
  for (const sql of planRenames(from, wanted)) await client.query(sql);
  const after = await introspect(client);
  await client.query('rollback');
  return after;
}

test('drops, disables and replaces event triggers before the renames that they would refuse', async () => {
  const databases = await twoDatabases('renamed_operators');
  const { a, b } = databases;
  try {
    const refuse = `create function refuse() returns event_trigger language plpgsql as $$ begin raise 'refused %', tg_tag; end $$;`;
    const on = 'on ddl_command_start execute function refuse()';
    await a.query(`${refuse} create table old (a int); insert into old values (1);
      create event trigger gone ${on}; alter event trigger gone disable;
      create event trigger e ${on}; alter event trigger e disable; create event trigger z ${on};
      alter event trigger gone enable; alter event trigger e enable always`);
    await b.query(`${refuse} create table t (a int); create event trigger e2 ${on};
      alter event trigger e2 disable; create event trigger z on sql_drop execute function refuse()`);
    const [from, printed] = [await introspect(a), await introspect(b)];
    const tables = printed.tables.map((one) => ({ ...one, renamedFrom: 'old' }));
    const wanted = { ...named(printed), tables };
    const plan = diffModels(from, wanted, { afterRenames: await renamed(a, from, wanted) });
    await apply(a, plan);
    expect(plan.statements.map(({ sql }) => sql)).toEqual([
      'ALTER EVENT TRIGGER "e" RENAME TO "e2"',
      'DROP EVENT TRIGGER "gone"',
      'DROP EVENT TRIGGER "z"',
      'ALTER EVENT TRIGGER "e2" DISABLE',
      'ALTER TABLE "public"."old" RENAME TO "t"',
      'CREATE EVENT TRIGGER "z" ON "sql_drop" EXECUTE FUNCTION public.refuse()',
    ]);
    expect(diffModels(await introspect(a), printed).statements).toEqual([]);
    expect((await a.query('select a from t')).rows).toEqual([{ a: 1 }]);
  } finally {
    await databases.close();
  }
});
