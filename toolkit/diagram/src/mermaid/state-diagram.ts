import type { Trigger } from '@trellis/model';
import { safeText } from './safe-text.ts';

/** Draws the graph of a status as a Mermaid state diagram. */
export function stateDiagram({ initial, moves }: NonNullable<Trigger['transitions']>): string {
  // A state has a number, since its name can contain anything.
  const states = [...new Set([...Object.keys(moves), ...Object.values(moves).flat(), ...initial])];
  const id = (state: string) => `s${states.indexOf(state)}`;
  const arrow = (from: string, to: string) => `  ${from} --> ${to}`;
  const lines = [
    ...states.map((state) => `  state "${safeText(state)}" as ${id(state)}`),
    ...initial.map((state) => arrow('[*]', id(state))),
    ...states.flatMap((state) => {
      const next = moves[state] ?? [];
      return next.length === 0 ? [arrow(id(state), '[*]')] : next.map((one) => arrow(id(state), id(one)));
    }),
  ];
  return `stateDiagram-v2\n${lines.join('\n')}\n`;
}
