import { type Check, type Domain, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { generatedName, qualifiedName } from '@trellis/model/internal';
import { commentOn } from './comment.ts';
import { checkClause } from './constraint.ts';
import { target } from './target.ts';

/**
 * Creates a domain.
 *
 * @param domain the domain
 * @param options `default: false` and `checks: false` omit those clauses, for separate statements
 */
export function createDomain(
  domain: Domain,
  options: { readonly default?: boolean; readonly checks?: boolean } = {},
): string[] {
  const parts = [`CREATE DOMAIN ${qualifiedName(domain)} AS ${domain.type}`];
  if (domain.collation !== undefined) parts.push(`COLLATE ${domain.collation}`);
  if (domain.default !== undefined && options.default !== false) parts.push(`DEFAULT ${domain.default}`);
  if (domain.notNull) parts.push(domainNotNull(domain));
  const checks = options.checks === false ? [] : domain.checks;
  for (const check of checks) {
    if (!check.notValid) parts.push(`CONSTRAINT ${quoteIdentifier(check.name)} ${checkClause(check)}`);
  }
  return [
    parts.join(' '),
    ...checks.filter((check) => check.notValid).flatMap((check) => addDomainCheck(domain, check)),
    ...(domain.notNull ? commentOnDomainNotNull(domain) : []),
  ];
}

/** Adds a check to a domain. */
export function addDomainCheck(domain: QualifiedName, check: Check): string[] {
  return [
    `ALTER ${target.domain(domain)} ADD CONSTRAINT ${quoteIdentifier(check.name)} ${checkClause(check)}`,
  ];
}

/** Drops a constraint of a domain. */
export function dropDomainConstraint(domain: QualifiedName, name: string): string[] {
  return [`ALTER ${target.domain(domain)} DROP CONSTRAINT ${quoteIdentifier(name)}`];
}

/** Sets or drops a domain's default. */
export function setDomainDefault(domain: QualifiedName, expression: string | undefined): string[] {
  const action = expression === undefined ? 'DROP DEFAULT' : `SET DEFAULT ${expression}`;
  return [`ALTER ${target.domain(domain)} ${action}`];
}

/** Sets NOT NULL on a domain, under its name if that is not the generated one. */
export function setDomainNotNull(domain: Domain): string {
  const alter = `ALTER ${target.domain(domain)}`;
  const name = domain.notNullConstraint?.name;
  return name === undefined ? `${alter} SET NOT NULL` : `${alter} ADD ${domainNotNull(domain)}`;
}

/**
 * Sets the comment on the NOT NULL constraint of a domain.
 *
 * @param comment the comment; by default that of the domain's constraint, if there is one
 */
export function commentOnDomainNotNull(
  domain: Domain,
  comment: string | undefined = domain.notNullConstraint?.comment,
): string[] {
  if (comment === undefined) return [];
  const name = domain.notNullConstraint?.name ?? generatedName(domain.name, undefined, 'not_null');
  return commentOn(target.domainConstraint(domain, name), comment === '' ? undefined : comment);
}

/** `NOT NULL` of a domain, with the constraint's name if it is not the generated one. */
function domainNotNull(domain: Pick<Domain, 'notNullConstraint'>): string {
  const name = domain.notNullConstraint?.name;
  return name === undefined ? 'NOT NULL' : `CONSTRAINT ${quoteIdentifier(name)} NOT NULL`;
}
