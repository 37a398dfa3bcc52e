import { check } from '../../check/index.ts';
import { keepScratchOf } from '../keep-scratch.ts';
import type { Verb } from '../verb.ts';

export const verb: Verb = async (session, _args, options) => {
  const { config, verify } = await session.project();
  const report = await check(config, {
    ...verify,
    ...keepScratchOf(options, session.out),
    prove: options['prove'] === true,
    onProgress: session.out.progress,
  });
  session.out.result(report, () =>
    report.problems.length === 0
      ? `In step${report.declared === 'none' ? '' : `; the next release changes the version by: ${report.declared}`}.`
      : report.problems.map(({ code, message }) => `${code}: ${message}`),
  );
  return report.problems.length === 0 ? 0 : 2;
};
