import type { Namespace } from '@trellis/model';
import { initialOwner, publicSchemaComment, roleName } from '@trellis/model/internal';
import { commentOn } from './comment.ts';
import { target } from './target.ts';

/** Creates a schema. The schema `public` gets the owner, the comment and the privileges that it has in a new database. */
export function createSchema({ name }: Pick<Namespace, 'name'>): string[] {
  const of = target.schema(name);
  if (name !== 'public') return [`CREATE ${of}`];
  return [
    `CREATE ${of} AUTHORIZATION ${roleName(initialOwner('schema public'))}`,
    `GRANT USAGE ON ${of} TO PUBLIC`,
    ...resetSchemaComment(of, name),
  ];
}

/** Drops an empty schema. */
export function dropSchema(schema: Pick<Namespace, 'name'>): string[] {
  return [`DROP ${target.schema(schema.name)}`];
}

/** Gives a schema the comment that it is created with: only `public` has one. */
export function resetSchemaComment(of: string, name: string): string[] {
  return commentOn(of, name === 'public' ? publicSchemaComment : undefined);
}
