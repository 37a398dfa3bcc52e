/**
 * Parses diagrams with one version of Mermaid, in a process of its own, because Mermaid is an ES module that needs a
 * DOM. Each line of input is a diagram as JSON; each line of output is what Mermaid parsed, as JSON.
 */
import { createInterface } from 'node:readline';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import(String(process.argv[2]));
mermaid.initialize({});

/**
 * Returns the entries of a collection, which is a Map in version 11 and an object in version 10.
 *
 * @param {Map<string, any> | Record<string, any>} found
 * @returns {[string, any][]}
 */
function entriesOf(found) {
  return found instanceof Map ? [...found] : Object.entries(found);
}

/** @param {string} text */
async function read(text) {
  const { db } = /** @type {any} */ (await mermaid.mermaidAPI.getDiagramFromText(text));
  if (db.getVertices) return { boxes: entriesOf(db.getVertices()).map(([, { text }]) => text) };
  if (db.getStates) {
    // The states are read when a diagram is drawn.
    db.extract(db.getRootDocV2());
    return {
      states: entriesOf(db.getStates()).map(([id, { descriptions }]) => [id, ...descriptions]),
      moves: db.getRelations().map((/** @type {any} */ { id1, id2 }) => [id1, id2]),
    };
  }
  const entities = entriesOf(db.getEntities());
  const names = new Map(entities.map(([name, entity]) => [entity.id ?? name, name]));
  return {
    entities: entities.map(([name, { attributes }]) => ({
      name,
      attributes: attributes.map((/** @type {any} */ attribute) => ({
        type: attribute.type ?? attribute.attributeType,
        name: attribute.name ?? attribute.attributeName,
        keys: attribute.keys ?? attribute.attributeKeyTypeList ?? [],
        comment: attribute.comment ?? attribute.attributeComment ?? '',
      })),
    })),
    relationships: db.getRelationships().map((/** @type {any} */ { entityA, entityB, roleA, relSpec }) => ({
      // In Mermaid, cardB is the cardinality at entity A, and cardA that at entity B.
      from: names.get(entityA),
      fromCard: relSpec.cardB,
      to: names.get(entityB),
      toCard: relSpec.cardA,
      line: relSpec.relType,
      label: roleA,
    })),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    process.stdout.write(`${JSON.stringify({ diagram: await read(JSON.parse(line)) })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
  }
}
