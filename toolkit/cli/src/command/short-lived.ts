import { setFlagsFromString } from 'node:v8';

/** The newest version of Node whose V8 is known to have the flags. */
const NEWEST = 24;

/**
 * Turns off optimizations that pay only in a long-lived process.
 *
 * WebAssembly code is not optimized: the embedded engine runs for a second or two, less than V8 needs to optimize
 * it. Node 20 gets the `navigator` of later versions: without it, the driver loads all of `fetch` to detect a
 * Cloudflare worker.
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
