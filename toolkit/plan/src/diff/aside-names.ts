import type { Model, QualifiedName } from '@trellis/model';
import { takenNames } from '@trellis/model/internal';

/** The temporary names of old objects during a rebuild: free in all Models, and at most 63 bytes long. */
export class AsideNames {
  private readonly known = new Map<string, QualifiedName>();
  private taken: Set<string> | undefined;

  constructor(private readonly models: readonly Model[]) {}

  of(name: QualifiedName): QualifiedName {
    const key = keyOf(name);
    const known = this.known.get(key);
    if (known) return known;
    this.taken ??= new Set(this.models.flatMap(namesOf));
    let stem = name.name;
    while (Buffer.byteLength(stem) > 56) stem = stem.slice(0, -1);
    let aside = { schema: name.schema, name: `${stem}__old` };
    for (let i = 2; this.taken.has(keyOf(aside)); i++) aside = { ...aside, name: `${stem}__old${i}` };
    this.taken.add(keyOf(aside));
    this.known.set(key, aside);
    return aside;
  }
}

/** The name spaces of what a rebuild renames. */
const spaces: ReadonlySet<string> = new Set([
  'relation',
  'type',
  'collation',
  'text search dictionary',
  'text search configuration',
]);

/** The names of what a rebuild renames. */
function namesOf(model: Model): string[] {
  return [...takenNames(model)]
    .filter(({ space }) => spaces.has(space))
    .map(({ within, name }) => keyOf({ schema: within[0] ?? '', name }));
}

function keyOf({ schema, name }: QualifiedName): string {
  return JSON.stringify([schema, name]);
}
