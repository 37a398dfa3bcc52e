import type { History, WhyNotLate } from '@trellis/migrate';
import type { Session } from './session.ts';

/** Proves for a command that missing migrations may run after later ones. */
export function lateProof(session: Session, history: History): WhyNotLate {
  return async (gap) => {
    session.out.progress('Proving that the order does not matter');
    const { whyNotLate } = await import('../upgrade/index.ts');
    const { scratch } = await session.config();
    return whyNotLate(history, gap, { ...(await session.verifyOptions()), scratch });
  };
}
