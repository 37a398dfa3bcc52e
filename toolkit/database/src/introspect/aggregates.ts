import { sqlLiteral } from '@trellis/model/internal';
import { notMember, type Oid, type Scope } from './scope.ts';

interface Row {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly arguments: string;
  readonly hypothetical: boolean;
  readonly parallel: string;
  readonly sfunc: string;
  readonly stype: string;
  readonly sspace: number;
  readonly finalfunc: string | null;
  readonly finalextra: boolean;
  readonly finalmodify: string;
  readonly combinefunc: string | null;
  readonly serialfunc: string | null;
  readonly deserialfunc: string | null;
  readonly initval: string | null;
  readonly msfunc: string | null;
  readonly minvfunc: string | null;
  readonly mstype: string | null;
  readonly msspace: number;
  readonly mfinalfunc: string | null;
  readonly mfinalextra: boolean;
  readonly mfinalmodify: string;
  readonly minitval: string | null;
  readonly sortop: string | null;
  readonly kind: string;
}

/**
 * Reads the definitions of aggregates (`pg_aggregate`) by routine, as `CREATE OR REPLACE AGGREGATE` statements.
 * PostgreSQL has no function that prints them.
 */
export async function readAggregates(scope: Scope): Promise<Map<Oid, string>> {
  const func = (column: string) =>
    `case when a.${column} <> 0 then (select pg_catalog.quote_ident(fn.nspname) || '.' || pg_catalog.quote_ident(f.proname)
      from pg_catalog.pg_proc f join pg_catalog.pg_namespace fn on fn.oid = f.pronamespace where f.oid = a.${column}) end`;
  const rows = await scope.rows<Row>(`
    select p.oid, pg_catalog.quote_ident(n.nspname) as schema, pg_catalog.quote_ident(p.proname) as name,
      pg_catalog.pg_get_function_arguments(p.oid) as arguments, a.aggkind::text as kind,
      a.aggkind = 'h' as hypothetical, p.proparallel::text as parallel,
      ${func('aggtransfn')} as sfunc, pg_catalog.format_type(a.aggtranstype, null) as stype, a.aggtransspace as sspace,
      ${func('aggfinalfn')} as finalfunc, a.aggfinalextra as finalextra, a.aggfinalmodify::text as finalmodify,
      ${func('aggcombinefn')} as combinefunc, ${func('aggserialfn')} as serialfunc,
      ${func('aggdeserialfn')} as deserialfunc, a.agginitval as initval,
      ${func('aggmtransfn')} as msfunc, ${func('aggminvtransfn')} as minvfunc,
      case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end as mstype,
      a.aggmtransspace as msspace, ${func('aggmfinalfn')} as mfinalfunc, a.aggmfinalextra as mfinalextra,
      a.aggmfinalmodify::text as mfinalmodify, a.aggminitval as minitval,
      case when a.aggsortop <> 0 then (select 'operator(' || pg_catalog.quote_ident(opn.nspname) || '.' || o.oprname || ')'
        from pg_catalog.pg_operator o join pg_catalog.pg_namespace opn on opn.oid = o.oprnamespace
        where o.oid = a.aggsortop) end as sortop
    from pg_catalog.pg_aggregate a
    join pg_catalog.pg_proc p on p.oid = a.aggfnoid
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where p.pronamespace = any ($1::oid[]) and ${notMember('pg_proc', 'p.oid')}`);
  return new Map(rows.map((row) => [row.oid, definition(row)]));
}

function definition(row: Row): string {
  // Defaults: read-only for a plain aggregate, read-write for the others.
  const ownModify = row.kind === 'n' ? 'r' : 'w';
  const options: [string, string | null | false][] = [
    ['SFUNC', row.sfunc],
    ['STYPE', row.stype],
    ['SSPACE', row.sspace > 0 && String(row.sspace)],
    ['FINALFUNC', row.finalfunc],
    ['FINALFUNC_EXTRA', row.finalextra && ''],
    ['FINALFUNC_MODIFY', row.finalmodify !== ownModify && (modifyWords[row.finalmodify] ?? null)],
    ['COMBINEFUNC', row.combinefunc],
    ['SERIALFUNC', row.serialfunc],
    ['DESERIALFUNC', row.deserialfunc],
    ['INITCOND', literal(row.initval)],
    ['MSFUNC', row.msfunc],
    ['MINVFUNC', row.minvfunc],
    ['MSTYPE', row.mstype],
    ['MSSPACE', row.msspace > 0 && String(row.msspace)],
    ['MFINALFUNC', row.mfinalfunc],
    ['MFINALFUNC_EXTRA', row.mfinalextra && ''],
    [
      'MFINALFUNC_MODIFY',
      row.mstype !== null && row.mfinalmodify !== ownModify && (modifyWords[row.mfinalmodify] ?? null),
    ],
    ['MINITCOND', literal(row.minitval)],
    ['SORTOP', row.sortop],
    ['PARALLEL', row.parallel !== 'u' && (row.parallel === 's' ? 'SAFE' : 'RESTRICTED')],
    ['HYPOTHETICAL', row.hypothetical && ''],
  ];
  const list = options
    .filter((option): option is [string, string] => typeof option[1] === 'string')
    .map(([name, value]) => (value === '' ? name : `${name} = ${value}`));
  const args = row.arguments === '' ? '*' : row.arguments;
  return `CREATE OR REPLACE AGGREGATE ${row.schema}.${row.name}(${args}) (\n    ${list.join(',\n    ')}\n)`;
}

const modifyWords: Readonly<Record<string, string>> = { r: 'READ_ONLY', s: 'SHAREABLE', w: 'READ_WRITE' };

/** An empty initial value differs from a missing one. */
function literal(value: string | null): string | null {
  return value === null ? null : sqlLiteral(value);
}
