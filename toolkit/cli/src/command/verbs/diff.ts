import { serverAddress } from '@trellis/database/internal';
import { renderMigration } from '@trellis/migrate';
import { describe, isNews } from '@trellis/plan';
import { lossText, planGraph, printDot, printMermaid, renameAdvice } from '@trellis/plan/internal';
import { compare, isDeclared, isOfProject, isServer, type SchemaDifference } from '../../compare/index.ts';
import { groupedRefusals } from '../../scope/index.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, _args, options) => {
  const from = String(options['from']);
  const to = String(options['to']);
  const { out } = session;
  out.onlyResult();
  const json = out.json || options['format'] === 'json';
  const sides = [from, to];
  const project = sides.some(isOfProject)
    ? await session.config()
    : sides.includes('database')
      ? await session.configIfAny()
      : undefined;
  const { difference, up, down } = await compare(from, to, {
    config: project,
    // Only descriptors have an author who can write `using`.
    castThroughText: !sides.some(isDeclared),
    connectTo: async (side, role) => {
      const isSetting = role === 'scratch' || side === 'database';
      return session.connectTo(isSetting ? await session.database() : { url: side, name: `--${role}` });
    },
    onWarning: out.note,
    // With JSON, only warnings go to standard error.
    onEngine: json ? ({ warning }) => warning !== undefined && out.note(warning) : out.engine,
  });
  const { status, bump, statements, refusals } = difference;
  const graph = options['graph'];
  // The graph shows the loop of a plan that is refused for it, so it does not depend on the status.
  if (graph !== undefined) {
    const text = graph === 'dot' ? printDot(planGraph(up)) : printMermaid(planGraph(up));
    process.stdout.write(json ? `${JSON.stringify({ status, graph: text }, null, 2)}\n` : text);
  }
  // Losses and hints are hazards of their statements.
  else if (json) process.stdout.write(`${JSON.stringify({ status, bump, statements, refusals }, null, 2)}\n`);
  else if (status === 'refused') {
    for (const { code, object, message } of groupedRefusals(difference.refusals))
      out.note(`${code}: ${object}: ${message}`);
  } else if (status === 'changes') {
    const format = options['format'] ?? 'sql';
    const parts = { message: `From ${await shown(from, '--from')} to ${await shown(to, '--to')}`, up, down };
    const text =
      format === 'knex'
        ? renderMigration({ ...parts, detected: up.changes.filter(isNews).map(describe) })
        : sql(difference);
    process.stdout.write(text);
    for (const advice of renameAdvice(difference)) out.note(advice);
    for (const loss of difference.losses) out.note(lossText(loss));
  }
  return status === 'equal' ? 0 : status === 'changes' ? 2 : 3;
};

/** Statements for psql, each with its hazards as comments. */
function sql({ statements }: SchemaDifference): string {
  return statements
    .map(({ sql: text, transactional, hazards }) => {
      const notes = [
        ...(transactional ? [] : ['Not inside a transaction.']),
        ...hazards.map(({ code, message }) => `${code}: ${message}`),
      ];
      return `${notes.map((note) => `-- ${note.replaceAll('\n', ' ')}\n`).join('')}${text};\n`;
    })
    .join('');
}

/** A side for messages: the address of a server, without the password. */
async function shown(side: string, option: string): Promise<string> {
  return isServer(side) ? serverAddress(side, option) : side;
}
