import type { VerifyEngine, VerifyOptions } from '@trellis/verify';

/** Options that record the engine that verified. */
export interface RecordedEngine {
  readonly onEngine: (engine: VerifyEngine) => void;
  /** The last engine; undefined before the first. */
  last(): VerifyEngine | undefined;
}

/** Records which engine verifies, for `onOtherVersions`, and reports it as the options say. */
export function recordEngine({ onEngine }: Pick<VerifyOptions, 'onEngine'>): RecordedEngine {
  let last: VerifyEngine | undefined;
  return {
    onEngine(engine) {
      last = engine;
      onEngine?.(engine);
    },
    last: () => last,
  };
}
