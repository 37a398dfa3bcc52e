import type { ForeignDataWrapper, ForeignServer, UserMapping } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { edges, foreignDataWrapperId, foreignServerId, userMappingId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of a foreign-data wrapper. */
export function flattenForeignDataWrapper(collector: Collector, wrapper: ForeignDataWrapper): void {
  const { name, handler, validator, options = {} } = wrapper;
  const place = { id: foreignDataWrapperId(name), path: [name], target: target.foreignDataWrapper(name) };
  collector.add({
    ...place,
    kind: 'foreign data wrapper',
    value: wrapper,
    identity: { handler, validator, options },
    claims: [{ space: 'object', name: place.id }],
    grants: { kind: 'foreign data wrapper', on: place.target },
  });
  flattenAnnotations(collector, { ...place, grants: 'foreign data wrapper' }, wrapper);
}

/** Creates the nodes of a foreign server. */
export function flattenForeignServer(collector: Collector, server: ForeignServer): void {
  const { name, wrapper, type, version, options = {} } = server;
  const place = { id: foreignServerId(name), path: [name], target: target.foreignServer(name) };
  const grantOn = `FOREIGN ${place.target}`;
  collector.add({
    ...place,
    kind: 'foreign server',
    value: server,
    identity: { wrapper, type, version, options },
    edges: edges('reference', [foreignDataWrapperId(wrapper)]),
    claims: [{ space: 'object', name: place.id }],
    grants: { kind: 'foreign server', on: grantOn },
  });
  flattenAnnotations(collector, { ...place, grants: 'foreign server', grantOn }, server);
}

/** Creates the node of a user mapping. The variable that supplies its password makes no difference to it. */
export function flattenUserMapping(collector: Collector, mapping: UserMapping): void {
  const { role, server, options = {} } = mapping;
  const id = userMappingId(mapping);
  collector.add({
    id,
    path: [server, role],
    target: target.userMapping(mapping),
    kind: 'user mapping',
    value: mapping,
    identity: { options },
    edges: edges('reference', [foreignServerId(server)]),
    claims: [{ space: 'object', name: id }],
  });
}
