import { check, type LiveReport } from '../../check/index.ts';
import { versionLines } from '../../versions/index.ts';
import { keepScratchOf } from '../keep-scratch.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, _args, options) => {
  const { config, verify } = await session.project({ live: true });
  const report = await check(config, {
    ...verify,
    ...keepScratchOf(options, session.out),
    live: session.live,
    prove: options['prove'] === true,
    onProgress: session.out.progress,
  });
  session.out.result(report, () => [
    ...(report.problems.length === 0
      ? [
          `In step${report.declared === 'none' ? '' : `; the next release changes the version by: ${report.declared}`}.`,
        ]
      : report.problems.map(({ code, message }) => `${code}: ${message}`)),
    ...versionLines(report.versions),
    liveText(report.live),
  ]);
  return report.problems.length === 0 ? 0 : 2;
};

/** Says which database was compared, or that none was. */
function liveText(live: LiveReport): string {
  if (!live.compared) return `Not compared with a live database: ${live.reason}.`;
  const { database, migration, pending } = live;
  const lacks = pending === 0 ? '' : `; it lacks ${pending} migration${pending === 1 ? '' : 's'}`;
  return `Compared with ${database} at ${migration ?? 'base'}${lacks}.`;
}
