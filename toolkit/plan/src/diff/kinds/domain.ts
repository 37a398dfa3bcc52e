import { type Check, quoteIdentifier } from '@trellis/model';
import { same } from '@trellis/model/internal';
import {
  addDomainCheck,
  commentOnDomainNotNull,
  createDomain,
  dropDomainConstraint,
  setDomainDefault,
  setDomainNotNull,
  target,
} from '../../ddl/index.ts';
import { isArrayType } from '../casts/index.ts';
import { type Catalog, isColumn, type NodeOf } from '../node/index.ts';
import { hazard, type Kind, type PlanContext, type Print } from '../operation/index.ts';
import { fillNulls, fillOf } from './backfill.ts';
import { orderBeforeContainers } from './before-containers.ts';
import { likeDomains } from './likeness-of-types.ts';
import { wholeOf } from './part-of.ts';
import { currentName } from './type-name.ts';
import { usesOf } from './uses.ts';

/** Domains: another type or collation rebuilds the domain, the rest is altered in place. */
export const domainKind: Kind<'domain'> = {
  valuesOf: ['regtype'],
  isType: true,
  likeness: likeDomains,
  create(node, context) {
    const checks = context
      .folded(node)
      .flatMap((part) => (part.kind === 'domain constraint' ? [part.value] : []));
    const isWhole = context.folded(node).some((part) => part.kind === 'domain default');
    return createDomain({ ...node.value, checks }, { default: isWhole });
  },
  drop: (node, context) => [`DROP ${target.domain(currentName(node.value, node.id, context))}`],
  // PostgreSQL does not validate a new constraint against values inside arrays and composite values.
  mustRebuild: (from, to, context) =>
    to.value.checks.some(
      (check) => !from.value.checks.some((other) => same(bareCheck(check), bareCheck(other))),
    ) && isUsedInside(from.id, context),
  alter(from, to, context) {
    const [was, is] = [from.value, to.value];
    if (was.type !== is.type || was.collation !== is.collation) return 'rebuild';
    if (
      domainKind.mustRebuild?.(from, to, context) ||
      (is.notNull && !was.notNull && isUsedInside(from.id, context))
    )
      return 'rebuild';
    const isKept = was.notNull === true && is.notNull === true;
    if (isKept && was.notNullConstraint?.name !== is.notNullConstraint?.name) return 'rebuild';
    const statements: Print[] = [];
    if (is.notNull && !was.notNull)
      statements.push(...notNullWithValues(to, context), ...commentOnDomainNotNull(is));
    if (isKept && was.notNullConstraint?.comment !== is.notNullConstraint?.comment)
      statements.push(...commentOnDomainNotNull(is, is.notNullConstraint?.comment ?? ''));
    if (was.notNull && !is.notNull) statements.push(`ALTER ${target.domain(is)} DROP NOT NULL`);
    return statements;
  },
  order(operation, operations) {
    const { node, verb } = operation;
    const old = operations.before.find('domain', node.id);
    if (verb === 'alter' && (node as NodeOf<'domain'>).value.notNull && !old?.value.notNull)
      orderBeforeContainers(operation, node.id, operations);
  },
  renameAside: (node, context) => [
    `ALTER ${target.domain(node.value)} RENAME TO ${quoteIdentifier(context.asideName(node.value).name)}`,
  ],
};

/** Sets NOT NULL on a domain, after the rows without a value in its columns have got one. */
function notNullWithValues(domain: NodeOf<'domain'>, { before, after }: PlanContext): readonly Print[] {
  const columns = columnsOfDomain(domain.id, after).filter((column) => {
    const old = before.find('column', column.id);
    return old?.value.type === column.value.type && !old.value.notNull;
  });
  const fills = columns.flatMap((column) => {
    const values = fillOf(column, after);
    return values === undefined ? [] : [fillNulls(column, values, after)];
  });
  const isFilled = fills.length === columns.length;
  return [
    ...fills,
    {
      sql: setDomainNotNull(domain.value),
      hazards: isFilled
        ? []
        : [
            hazard.mayFail(
              `Fails if a column of the domain ${domain.value.name} holds a null. Give such rows a value with backfill.`,
            ),
          ],
    },
  ];
}

/** The columns of a domain, and of the domains that are based on it. */
function columnsOfDomain(id: string, catalog: Catalog): readonly NodeOf<'column'>[] {
  return [
    ...catalog.dependentsOf('column', id),
    ...catalog.dependentsOf('domain', id).flatMap((one) => columnsOfDomain(one.id, catalog)),
  ];
}

function bareCheck({ comment: _c, renamedFrom: _r, ...check }: Check): unknown {
  return check;
}

/**
 * Whether values of a domain are inside other values: arrays, ranges, composite values and rows. PostgreSQL does not look
 * for them there, and refuses to add a constraint.
 */
function isUsedInside(domain: string, context: PlanContext): boolean {
  const { nodes, dependents } = context.before;
  return [...(dependents.get(domain) ?? [])].some((id) => {
    const user = nodes.get(id);
    if (!user) return false;
    if (context.kindOf(user).isContainer) return true;
    const { type } = user.value as { readonly type?: string };
    if (type !== undefined && isArrayType(type)) return true;
    if (user.kind === 'domain') return isUsedInside(id, context);
    // The row type of its table can be inside values as well.
    return isColumn(user) && usesOf(user.parent ?? '', context).length > 0;
  });
}

/** A domain's default. */
export const domainDefaultKind: Kind<'domain default'> = {
  splitBy: 'default apart',
  create: (node) => setDomainDefault(wholeOf(node), node.value),
  drop: (node) => setDomainDefault(wholeOf(node), undefined),
  alter: (_from, to) => setDomainDefault(wholeOf(to), to.value),
  foldsIntoCreate: () => true,
};

/** A domain's checks. */
export const domainConstraintKind: Kind<'domain constraint'> = {
  splitBy: 'check apart',
  isCreatedWithParent: ({ parent = '' }, context) => isUsedInside(parent, context),
  runsCode: ({ value }) => !value.notValid,
  order(operation, operations) {
    if (operation.verb !== 'drop') orderBeforeContainers(operation, operation.node.parent ?? '', operations);
  },
  create: (node) =>
    addDomainCheck(wholeOf(node), node.value).map((sql) => ({
      sql,
      hazards: [hazard.mayFail(`Fails if a value of the domain does not satisfy ${node.value.name}.`)],
    })),
  drop: (node) => dropDomainConstraint(wholeOf(node), node.value.name),
  alter(from, to) {
    const { notValid: _a, ...was } = from.value;
    const { notValid: valid, ...is } = to.value;
    if (valid || !same({ ...was, comment: undefined }, { ...is, comment: undefined })) return 'replace';
    return [
      {
        sql: `ALTER ${target.domain(wholeOf(to))} VALIDATE CONSTRAINT ${quoteIdentifier(to.value.name)}`,
        hazards: [hazard.mayFail(`Fails if a value of the domain does not satisfy ${to.value.name}.`)],
      },
    ];
  },
  foldsIntoCreate: (node) => !node.value.notValid,
};
