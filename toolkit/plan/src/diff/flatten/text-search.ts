import {
  objectId,
  parseTypeName,
  type TextSearchConfiguration,
  type TextSearchDictionary,
} from '@trellis/model';
import { usedDictionary } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import { edges, schemaId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of a text search dictionary. */
export function flattenDictionary(collector: Collector, dictionary: TextSearchDictionary): void {
  const path = [dictionary.schema, dictionary.name];
  const id = objectId('text search dictionary', path);
  const place = { id, path, target: target.textSearchDictionary(dictionary) };
  collector.add({
    ...place,
    kind: 'text search dictionary',
    value: dictionary,
    edges: [
      ...edges('schema', [schemaId(dictionary.schema)]),
      ...edges('reference', usedDictionaries(dictionary)),
    ],
    claims: [{ space: 'object', name: id }],
  });
  flattenAnnotations(collector, place, dictionary);
}

/** Creates the nodes of a text search configuration and of its mappings. */
export function flattenConfiguration(collector: Collector, configuration: TextSearchConfiguration): void {
  const { schema, name, parser, mappings } = configuration;
  const path = [schema, name];
  const id = configurationId(configuration);
  const place = { id, path, target: target.textSearchConfiguration(configuration) };
  collector.add({
    ...place,
    kind: 'text search configuration',
    value: configuration,
    identity: { parser },
    edges: edges('schema', [schemaId(schema)]),
    claims: [{ space: 'object', name: id }],
  });
  flattenAnnotations(collector, place, configuration);
  for (const [tokenType, dictionaries] of Object.entries(mappings))
    collector.add({
      id: `mapping of ${tokenType} in ${id}`,
      object: id,
      path: [...path, tokenType],
      kind: 'text search mapping',
      value: { tokenType, dictionaries },
      target: place.target,
      parent: id,
      edges: edges('reference', dictionaries.flatMap(dictionaryId)),
    });
}

/**
 * The dependencies that PostgreSQL records of configurations and that are those of their mappings, as the two ids with a
 * space between them. A mapping can be dropped and added again while its configuration exists.
 */
export function mappedDictionaries(configurations: readonly TextSearchConfiguration[]): readonly string[] {
  return configurations.flatMap((configuration) =>
    Object.values(configuration.mappings)
      .flat()
      .flatMap(dictionaryId)
      .map((dictionary) => `${configurationId(configuration)} ${dictionary}`),
  );
}

function configurationId({ schema, name }: TextSearchConfiguration): string {
  return objectId('text search configuration', [schema, name]);
}

/**
 * The ids of the dictionaries that options of a dictionary can name. Which one a name without a schema means depends on
 * the `search_path`: PostgreSQL's own, or else usually that in the dictionary's schema or in `public`.
 */
function usedDictionaries(dictionary: TextSearchDictionary): readonly string[] {
  const used = usedDictionary(dictionary);
  if (used === undefined) return [];
  const { schema, name } = parseTypeName(used);
  const schemas = schema === undefined ? [...new Set([dictionary.schema, 'public'])] : [schema];
  return schemas.map((one) => objectId('text search dictionary', [one, name]));
}

/** The id of a dictionary by its name in SQL. Without a schema it is PostgreSQL's own. */
function dictionaryId(text: string): readonly string[] {
  const { schema, name } = parseTypeName(text);
  return schema === undefined ? [] : [objectId('text search dictionary', [schema, name])];
}
