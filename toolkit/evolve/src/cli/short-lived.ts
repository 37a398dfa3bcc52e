import { setFlagsFromString } from 'node:v8';

/** The newest Node whose V8 is known to have the flags. */
const NEWEST = 24;

/**
 * Lets WebAssembly be as it is compiled first. The embedded engine works for a second or two here, and what
 * V8 does meanwhile to make it quicker costs more than all that it has to do.
 */
export function expectShortLife(): void {
  if (Number.parseInt(process.versions.node, 10) > NEWEST) return;
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
}
