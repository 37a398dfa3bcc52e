import { defineSample, digest, World } from './src/index.ts';
import { library } from './test/library.ts';

const sample = defineSample(library);
for (let i = 0; i < 2; i++) {
  const s = performance.now();
  const w = new World(sample, { scale: 1 });
  console.log('world', performance.now() - s);
  for (const t of w.tables) {
    const s = performance.now();
    digest(w, [t.plan.key]);
    console.log(t.plan.key, t.total, (performance.now() - s).toFixed(1));
  }
}
