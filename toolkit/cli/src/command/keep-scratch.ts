import type { VerifyOptions } from '@trellis/verify';
import type { Output } from './output.ts';
import type { Options } from './verb.ts';

/** The options of `--keep-scratch`: the scratch database in which the work fails is kept and reported. */
export function keepScratchOf(options: Options, out: Output): Pick<VerifyOptions, 'onKept'> {
  return options['keepScratch'] === true ? { onKept: out.keep } : {};
}
