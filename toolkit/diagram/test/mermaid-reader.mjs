/**
 * Reads diagrams with one version of Mermaid, as a process of its own: Mermaid wants a DOM and is an
 * ES module. Each line in is a diagram as JSON, each line out what Mermaid took it for.
 */
import { createInterface } from 'node:readline';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import(String(process.argv[2]));
mermaid.initialize({});

/**
 * Version 11 has a Map where 10 has an object.
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
      // Mermaid names the ends' cards crosswise: card A stands at B.
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
