import { setFlagsFromString } from 'node:v8';

/** The newest Node whose V8 is known to have the flags. */
const NEWEST = 24;

/**
 * Spares this process what pays only in one that lives long.
 *
 * WebAssembly stays as it is compiled first: the embedded engine works for a second or two here, and what V8 does
 * meanwhile to make it quicker costs more than all that it has to do. And Node 20 is given the `navigator` that
 * the newer ones have: where there is none, the driver looks for a Cloudflare worker by loading all of `fetch`.
 */
export function expectShortLife(): void {
  const [major] = process.versions.node.split('.');
  if (!('navigator' in globalThis))
    Object.defineProperty(globalThis, 'navigator', {
      value: { userAgent: `Node.js/${major}` },
      configurable: true,
    });
  if (Number(major) > NEWEST) return;
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
}
