import { parse } from 'yaml';

/**
 * The rules of this repository for a workflow, which actionlint does not know: actions are pinned by their
 * full version, and every command that a step runs is a command of the repository.
 *
 * @param {string} text of the workflow
 * @param {Set<string>} commands such as `npm test` and `npm run scoreboard`
 * @returns {string[]} a sentence for each violation
 */
export function checkWorkflow(text, commands) {
  /** @type {{ jobs?: Record<string, { steps?: Step[] }> }} */
  const { jobs = {} } = parse(text) ?? {};
  return Object.entries(jobs).flatMap(([job, { steps = [] }]) =>
    steps.flatMap(({ uses, run, with: inputs = {} }) => [
      ...(uses === undefined || FULL_VERSION.test(uses)
        ? []
        : [`${job}: ${uses} is not pinned by a full version or commit, such as @v1.2.3.`]),
      ...[run, inputs['version'], inputs['publish']]
        .filter((line) => typeof line === 'string')
        .filter((line) => !commands.has(line.trim()))
        .map((line) => `${job}: \`${line.trim()}\` is not a command of this repository.`),
    ]),
  );
}

/** @typedef {{ uses?: string, run?: string, with?: Record<string, unknown> }} Step */

const FULL_VERSION = /@(v\d+\.\d+\.\d+|[0-9a-f]{40})$/;
