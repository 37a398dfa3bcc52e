import type { QualifiedName } from '@trellis/model';
import { stringLiteral } from '@trellis/model/internal';
import { type Call, call, chain } from './code.ts';
import { isPlainName, rawStatement } from './exact.ts';
import type { Line } from './part.ts';

/** One statement of `up` or `down`. */
export type Step =
  | { readonly kind: 'create'; readonly table: QualifiedName; readonly lines: Line[] }
  | {
      readonly kind: 'alter';
      readonly table: QualifiedName;
      readonly lines: Line[];
      /** Knex adds columns before it runs anything else in the callback. */
      addsOnly: boolean;
    }
  | { readonly kind: 'schema'; readonly calls: readonly Call[] }
  | { readonly kind: 'raw'; readonly sql: string };

/** The code of a step. */
export function stepText(step: Step): string {
  if (step.kind === 'raw') return rawText(step.sql);
  if (step.kind === 'schema') return chain('await knex.schema', step.calls, 2);
  const head = [...inSchema(step.table), call(step.kind === 'create' ? 'createTable' : 'alterTable')];
  const start = head
    .map(({ name, args }) => `.${name}(${args.join(', ')})`)
    .join('')
    .slice(0, -1);
  const lines = step.lines.map((line) => chain('table', line, 4)).join('\n');
  return `  await knex.schema${start}${stringLiteral(step.table.name)}, (table) => {\n${lines}\n  });`;
}

function rawText(sql: string): string {
  return chain('await knex', [call('raw', rawStatement(sql))], 2);
}

/** The first link of a chain for a table outside `public`. */
export function inSchema({ schema }: QualifiedName): Call[] {
  return schema === 'public' ? [] : [call('withSchema', stringLiteral(schema))];
}

/** Returns whether Knex passes a qualified name on unchanged. */
export function isPlainQualified({ schema, name }: QualifiedName): boolean {
  return isPlainName(schema) && isPlainName(name);
}

/** The key of a table in a map. */
export function tableKey({ schema, name }: QualifiedName): string {
  return JSON.stringify([schema, name]);
}
