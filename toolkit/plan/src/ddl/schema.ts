import type { Namespace } from '@trellis/model';
import { initialOwner, roleName } from '@trellis/model/internal';
import { resetComment } from './comment.ts';
import { target } from './target.ts';

/** Creates a schema. The schema `public` gets the owner, the comment and the privileges that it has in a new database. */
export function createSchema({ name }: Pick<Namespace, 'name'>): string[] {
  const of = target.schema(name);
  if (name !== 'public') return [`CREATE ${of}`];
  return [
    `CREATE ${of} AUTHORIZATION ${roleName(initialOwner('schema public'))}`,
    `GRANT USAGE ON ${of} TO PUBLIC`,
    ...resetComment(of, { kind: 'schema', path: [name] }),
  ];
}

/** Drops an empty schema. */
export function dropSchema(schema: Pick<Namespace, 'name'>): string[] {
  return [`DROP ${target.schema(schema.name)}`];
}
