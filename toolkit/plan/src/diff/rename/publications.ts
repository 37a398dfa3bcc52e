import { type Model, type Publication, parseReference, printReference } from '@trellis/model';

/** A Model with its publications changed. One without publications is returned as it is. */
export function mapPublications(model: Model, change: (publication: Publication) => Publication): Model {
  return model.publications ? { ...model, publications: model.publications.map(change) } : model;
}

/** A Model in which a publication has another name. */
export function renamePublication(model: Model, from: string, to: string): Model {
  const renamed = mapPublications(model, (one) => (one.name === from ? { ...one, name: to } : one));
  if (!renamed.dependencies) return renamed;
  const rename = (id: string): string => {
    const reference = id.startsWith('publication') ? parseReference(id) : undefined;
    if (reference?.path.at(-1) !== from) return id;
    return printReference({ ...reference, path: [...reference.path.slice(0, -1), to] });
  };
  const dependencies = Object.entries(renamed.dependencies).map(([id, on]) => [rename(id), on.map(rename)]);
  return { ...renamed, dependencies: Object.fromEntries(dependencies) };
}
