import type { FastifyInstance } from 'fastify';
import { problem, sendProblem } from './problem.ts';

/**
 * Answers requests that no route takes, before their body is read: 405 with the methods in `Allow` if the path is that
 * of a route, 404 otherwise. Call it before the routes are added.
 */
export function refuseUnknownRoutes(app: FastifyInstance): void {
  const routes = new Map<string, { readonly path: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const path = new RegExp(`^${url.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`);
    const route = routes.get(url) ?? { path, methods: new Set<string>() };
    routes.set(url, route);
    for (const one of [method].flat()) route.methods.add(one);
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const path = pathOf(request.url);
    const allowed = [...routes.values()].flatMap((route) =>
      route.path.test(path) ? [...route.methods] : [],
    );
    const detail = `There is no ${request.method} ${path.slice(0, 200)}.`;
    if (allowed.length > 0) reply.header('allow', allowed.toSorted().join(', '));
    return void sendProblem(reply, problem(allowed.length > 0 ? 405 : 404, { detail }));
  });
}

/** Returns the path of a URL, which can be a whole URL, as the router reads it. */
function pathOf(url: string): string {
  const [path = ''] = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[?#]/);
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
