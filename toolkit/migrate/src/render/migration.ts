import { stringLiteral } from '@trellis/model/internal';
import type { Plan } from '@trellis/plan';
import { type RenderOptions, renderBody } from './steps.ts';

/** The content of a migration's file. */
export interface MigrationParts {
  /** The message of the revision. */
  readonly message: string;
  /** The migration that it follows; `null` for the first, left out outside a history. */
  readonly parent?: string | null;
  /** One line for each change: `Detected added table customers`. */
  readonly detected: readonly string[];
  /** The plan of the upgrade. */
  readonly up: Plan;
  /** The plan of the downgrade. */
  readonly down: Plan;
}

/**
 * Returns the text of a migration's file: `up` and `down` with Knex's schema builder for the changes that it can
 * express exactly, and `knex.raw` for the others. It proves nothing; `trellis revision` also runs the migration.
 *
 * @param parts message, parent and the plans of both directions
 * @param options `{ builder: false }` renders `knex.raw` only
 * @example
 * import { renderMigration } from '@trellis/migrate';
 * import type { Model } from '@trellis/model';
 * import { describe, diffModels, isNews, reversed } from '@trellis/plan';
 *
 * export function migrationText(message: string, before: Model, after: Model): string {
 *   const up = diffModels(before, after);
 *   const down = diffModels(after, reversed(before, after));
 *   return renderMigration({ message, detected: up.changes.filter(isNews).map(describe), up, down });
 * }
 */
export function renderMigration(parts: MigrationParts, options: RenderOptions = {}): string {
  const outside = [parts.up, parts.down].some(({ statements }) =>
    statements.some(({ transactional }) => !transactional),
  );
  const config = outside
    ? '// One of its statements cannot run inside a transaction.\nexport const config = { transaction: false };\n\n'
    : '';
  return `${header(parts)}
import type { Knex } from 'knex';

${config}${secretsOf(parts)}export async function up(knex: Knex): Promise<void> {
${renderBody(parts.up, options)}
}

export async function down(knex: Knex): Promise<void> {
${renderBody(parts.down, options)}
}
`;
}

/** The export with the environment variables that supply secrets; empty for none. */
function secretsOf({ up, down }: MigrationParts): string {
  const list = (
    [
      ['up', up],
      ['down', down],
    ] as const
  ).flatMap(([direction, { statements }]) => {
    const variables = [...new Set(statements.flatMap(({ secrets }) => secrets ?? []))];
    return variables.length === 0 ? [] : [`${direction}: [${variables.map(stringLiteral).join(', ')}]`];
  });
  return list.length === 0
    ? ''
    : `// The environment variables that supply passwords when it runs.\nexport const secrets = { ${list.join(', ')} };\n\n`;
}

function header({ message, parent, detected, up, down }: MigrationParts): string {
  const lines = [
    message,
    ...(detected.length > 0 ? ['', ...detected] : []),
    ...(parent === undefined ? [] : ['', parent === null ? 'The first migration.' : `Follows ${parent}.`]),
    ...(up.losses.length > 0
      ? ['', 'Cannot be reversed; this data is lost:', ...up.losses.map(lossLine)]
      : []),
    ...(down.losses.length > 0 ? ['', 'The downgrade loses the data of:', ...down.losses.map(lossLine)] : []),
  ];
  const text = lines.map((line) =>
    ` * ${line.replaceAll('*/', '* /').replaceAll(/\s*\n\s*/g, ' ')}`.trimEnd(),
  );
  return `/**\n${text.join('\n')}\n */`;
}

function lossLine({ object }: Plan['losses'][number]): string {
  return `- ${object.replace(' public.', ' ')}`;
}
