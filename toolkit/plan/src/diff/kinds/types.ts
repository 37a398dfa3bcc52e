import {
  type Check,
  type CompositeType,
  type EnumType,
  type QualifiedName,
  quoteIdentifier,
  quoteLiteral,
} from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import {
  addDomainCheck,
  attributeDefinition,
  createCompositeType,
  createDomain,
  createEnum,
  createRangeType,
  dropDomainConstraint,
  setDomainDefault,
  target,
} from '../../ddl/index.ts';
import { isArrayType } from '../casts.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { usesOf } from '../uses.ts';
import { hazard, type Kind, type Print, type Surroundings, same } from './kind.ts';

/** Enumerated types: values are added in place, anything else makes the type anew. */
export const enumKind: Kind<'enum'> = {
  create: (node) => createEnum(node.value),
  drop: (node, around) => [`DROP ${target.type(currentName(node.value, node.id, around))}`],
  alter(from, to, around) {
    const [was, is] = [from.value.values, to.value.values];
    let next = 0;
    for (const value of is) if (value === was[next]) next++;
    if (next < was.length) {
      const gone = was.filter((value) => !is.includes(value));
      if (gone.length > 0)
        around.lose({
          object: to.id,
          what: `the values ${gone.map((value) => `"${value}"`).join(', ')}, which no row may hold`,
          values: gone,
          uses: usesOf(from.id, around.before),
        });
      return 'rebuild';
    }
    // A value cannot be used in the transaction that adds it; made anew, the type can be used at once.
    const added = is.filter((value) => !was.includes(value));
    if (isUsed(added, to.id, around)) return 'rebuild';
    return addValues(to.value, was);
  },
  park: (node, parked) => renameType(node.value, parked),
};

/** `ADD VALUE` for each that is new, at its place. */
function addValues(type: EnumType, was: readonly string[]): Print[] {
  const there = [...was];
  const statements: Print[] = [];
  type.values.forEach((value, i) => {
    if (there.includes(value)) return;
    const previous = type.values[i - 1];
    const first = there[0];
    const last = there.at(-1);
    const place =
      previous === undefined
        ? first === undefined
          ? ''
          : ` BEFORE ${literal(first)}`
        : previous === last
          ? ''
          : ` AFTER ${literal(previous)}`;
    there.splice(previous === undefined ? 0 : there.indexOf(previous) + 1, 0, value);
    statements.push(`ALTER ${target.type(type)} ADD VALUE ${literal(value)}${place}`);
  });
  return statements;
}

/** Whether something that the plan makes may speak of a new value. */
function isUsed(values: readonly string[], type: string, around: Surroundings): boolean {
  const seen = new Set([type]);
  const queue = [type];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const dependent of around.after.dependents.get(id) ?? []) {
      if (seen.has(dependent)) continue;
      seen.add(dependent);
      queue.push(dependent);
      const node = around.after.nodes.get(dependent);
      const old = around.before.nodes.get(dependent);
      if (!node || (old && same(old.identity, node.identity))) continue;
      const text = JSON.stringify(node.kind === 'table' ? node.identity : node.value);
      if (values.some((value) => text.includes(JSON.stringify(value.replaceAll("'", "''")).slice(1, -1))))
        return true;
    }
  }
  return false;
}

/** Domains: type and collation make it anew, the rest is altered in place. */
export const domainKind: Kind<'domain'> = {
  create(node, around) {
    const checks = around
      .folded(node)
      .flatMap((part) => (part.kind === 'domain constraint' ? [part.value] : []));
    const isWhole = around.folded(node).some((part) => part.kind === 'domain default');
    return createDomain({ ...node.value, checks }, { default: isWhole });
  },
  drop: (node, around) => [`DROP ${target.domain(currentName(node.value, node.id, around))}`],
  // PostgreSQL cannot look for values that break a new rule inside of arrays and composite values.
  mustRebuild: (from, to, around) =>
    to.value.checks.some(
      (check) => !from.value.checks.some((other) => same(bareCheck(check), bareCheck(other))),
    ) && isUsedInside(from.id, around),
  alter(from, to, around) {
    const [was, is] = [from.value, to.value];
    if (was.type !== is.type || was.collation !== is.collation) return 'rebuild';
    if (
      domainKind.mustRebuild?.(from, to, around) ||
      (is.notNull && !was.notNull && isUsedInside(from.id, around))
    )
      return 'rebuild';
    if (was.notNull && is.notNull && !same(was.notNullConstraint, is.notNullConstraint)) return 'rebuild';
    const statements: Print[] = [];
    if (was.notNull !== is.notNull)
      statements.push(
        is.notNull
          ? {
              sql: `ALTER ${target.domain(is)} SET NOT NULL`,
              hazards: [hazard.mayFail(`Fails if a column of the domain ${is.name} holds a null.`)],
            }
          : `ALTER ${target.domain(is)} DROP NOT NULL`,
      );
    return statements;
  },
  park: (node, parked) => [`ALTER ${target.domain(node.value)} RENAME TO ${quoteIdentifier(parked.name)}`],
};

function bareCheck({ comment: _c, renamedFrom: _r, ...check }: Check): unknown {
  return check;
}

/** Whether values of a domain are inside of other values somewhere. */
function isUsedInside(domain: string, around: Surroundings): boolean {
  return dependentsOf(domain, around.before).some(
    (user) =>
      user.kind === 'composite type' ||
      user.kind === 'range type' ||
      (user.kind === 'column' && isArrayType(user.value.type)) ||
      (user.kind === 'domain' && (isArrayType(user.value.type) || isUsedInside(user.id, around))),
  );
}

function dependentsOf(id: string, catalog: Catalog): Node[] {
  return [...(catalog.dependents.get(id) ?? [])].flatMap((one) => catalog.nodes.get(one) ?? []);
}

/** A domain's default. */
export const domainDefaultKind: Kind<'domain default'> = {
  splitBy: 'default apart',
  create: (node) => setDomainDefault(domainOf(node), node.value),
  drop: (node) => setDomainDefault(domainOf(node), undefined),
  alter: (_from, to) => setDomainDefault(domainOf(to), to.value),
  foldsIntoCreate: () => true,
};

/** A domain's checks. */
export const domainConstraintKind: Kind<'domain constraint'> = {
  splitBy: 'check apart',
  create: (node) =>
    addDomainCheck(domainOf(node), node.value).map((sql) => ({
      sql,
      hazards: [hazard.mayFail(`Fails if a value of the domain does not satisfy ${node.value.name}.`)],
    })),
  drop: (node) => dropDomainConstraint(domainOf(node), node.value.name),
  alter(from, to) {
    const { notValid: _a, ...was } = from.value;
    const { notValid: valid, ...is } = to.value;
    if (valid || !same({ ...was, comment: undefined }, { ...is, comment: undefined })) return 'replace';
    return [
      {
        sql: `ALTER ${target.domain(domainOf(to))} VALIDATE CONSTRAINT ${quoteIdentifier(to.value.name)}`,
        hazards: [hazard.mayFail(`Fails if a value of the domain does not satisfy ${to.value.name}.`)],
      },
    ];
  },
  foldsIntoCreate: (node) => !node.value.notValid,
};

/** Composite types: attributes are added at the end and dropped in place, anything else makes the type anew. */
export const compositeTypeKind: Kind<'composite type'> = {
  create: (node) => createCompositeType(node.value),
  drop: (node, around) => [`DROP ${target.type(currentName(node.value, node.id, around))}`],
  alter(from, to, around) {
    const users = dependentsOf(from.id, around.before);
    // A table of the type has its columns from it.
    if (users.some((user) => user.kind === 'table')) return 'rebuild';
    const [was, is] = [from.value.attributes, to.value.attributes];
    const kept = was.filter((attribute) => is.some((other) => sameAttribute(attribute, other)));
    if (!kept.every((attribute, i) => is[i]?.name === attribute.name)) return 'rebuild';
    // Its last attribute cannot be told from its first when all go.
    if (kept.length === 0) return 'rebuild';
    const gone = was.filter((attribute) => !kept.includes(attribute));
    if (gone.length > 0 && users.some((user) => user.kind === 'column'))
      around.lose({
        object: to.id,
        what: `the values of the attributes ${gone.map(({ name }) => name).join(', ')} in its columns`,
        attributes: gone.map(({ name }) => name),
        uses: usesOf(from.id, around.before),
      });
    const actions = [
      ...gone.map((attribute) => `DROP ATTRIBUTE ${quoteIdentifier(attribute.name)}`),
      ...is.slice(kept.length).map((attribute) => `ADD ATTRIBUTE ${attributeDefinition(attribute)}`),
    ];
    return [`ALTER ${target.type(to.value)} ${actions.join(', ')}`];
  },
  // Values of functions and views of the type are shaped by its attributes, and expressions hold on to them.
  invalidates: (from, to, dependent) =>
    dependent.kind === 'view' ||
    (holdsExpression(dependent) &&
      !from.value.attributes.every((one) => to.value.attributes.some((other) => sameAttribute(one, other)))),
  park: (node, parked) => renameType(node.value, parked),
};

/** Whether a node is an expression, or has one, that may name an attribute. */
function holdsExpression(node: Node): boolean {
  if (node.kind === 'column') return node.value.generated !== undefined;
  return [
    'index',
    'exclusion',
    'check',
    'default',
    'policy',
    'rule',
    'trigger',
    'routine',
    'statistics',
  ].includes(node.kind);
}

function sameAttribute(
  a: CompositeType['attributes'][number],
  b: CompositeType['attributes'][number],
): boolean {
  return a.name === b.name && a.type === b.type && a.collation === b.collation;
}

/** Range types: any change makes the type anew. */
export const rangeTypeKind: Kind<'range type'> = {
  create: (node) => createRangeType(node.value),
  drop: (node, around) => [`DROP ${target.type(currentName(node.value, node.id, around))}`],
  alter: () => 'rebuild',
  park(node, parked) {
    const multirange = node.value.multirangeName;
    const name = multirange ?? defaultMultirangeName(node.value.name);
    const { schema, subtype } = node.value;
    const [range, ranges] = [qualifiedName(node.value), qualifiedName({ schema, name })];
    // The functions that make its values are called after it and do not follow when it is renamed.
    const makers = [
      `${range}(${subtype}, ${subtype})`,
      `${range}(${subtype}, ${subtype}, text)`,
      `${ranges}()`,
      `${ranges}(${range})`,
      `${ranges}(VARIADIC ${range}[])`,
    ];
    return [
      ...makers.map((maker) => `ALTER FUNCTION ${maker} RENAME TO ${quoteIdentifier(parked.name)}`),
      ...renameType({ ...node.value, name }, { schema: parked.schema, name: `${parked.name}_m` }),
      ...renameType(node.value, parked),
    ];
  },
};

/** The name that PostgreSQL makes for the multirange type of a range type. */
function defaultMultirangeName(name: string): string {
  const at = name.indexOf('range');
  return at < 0 ? `${name}_multirange` : `${name.slice(0, at)}multi${name.slice(at)}`;
}

/** The name that a type answers to while the plan drops it. */
function currentName(type: QualifiedName, id: string, around: Surroundings): QualifiedName {
  return around.isRebuilt(id) ? around.parkedName(type) : type;
}

function renameType(type: QualifiedName, parked: QualifiedName): string[] {
  return [`ALTER TYPE ${qualifiedName(type)} RENAME TO ${quoteIdentifier(parked.name)}`];
}

function domainOf(node: NodeOf<'domain constraint'> | NodeOf<'domain default'>): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[1] ?? '' };
}

function literal(value: string): string {
  return quoteLiteral(value).trim();
}
