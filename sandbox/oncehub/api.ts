import { Hono } from 'hono';
import { admit } from './access.ts';
import type { Account } from './account.ts';
import { readBody } from './body.ts';
import type { Call, Endpoint } from './call.ts';
import { internalError, NOT_FOUND_PAGE, notForPanels, Refusal } from './errors.ts';
import type { LogEntry } from './log.ts';
import { readQuery } from './parameters.ts';
import { ADMIN_CALLS, ENDPOINTS } from './routes.ts';
import type { World } from './world.ts';

/** The types of hono's request context. */
interface Env {
  Bindings: { entry: LogEntry };
  Variables: { account: Account };
}

/** The API's routes. `world` is called for each request, because a reset creates a new world. */
export function createApi(world: () => World): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    const account = admit(world(), c.req.raw.headers, c.env.entry);
    // Hono answers HEAD with the GET route, but OnceHub documents no HEAD method.
    if (c.req.method === 'HEAD') return c.notFound();
    account.bookings.settle(world().clock.now());
    c.set('account', account);
    await next();
    return undefined;
  });
  for (const endpoint of ENDPOINTS) {
    app.on(endpoint.method, `/v2${endpoint.path}`, async (c) => {
      const text = endpoint.method === 'GET' ? '' : await c.req.text();
      const call = checkedCall(endpoint, world(), {
        account: c.var.account,
        url: new URL(c.req.url),
        id: c.req.param('id') ?? '',
        text,
        contentType: c.req.header('Content-Type') ?? null,
      });
      const { body, link } = endpoint.answer(call);
      return Response.json(body, { headers: link === undefined ? {} : { Link: link } });
    });
  }
  for (const [methods, path] of ADMIN_CALLS) {
    app.on(methods, `/v2${path}`, () => {
      world().adminCalled = true;
      throw notForPanels();
    });
  }
  app.notFound((c) => c.html(NOT_FOUND_PAGE, 404));
  app.onError((error) => {
    if (!(error instanceof Refusal)) console.error(error);
    const refusal = error instanceof Refusal ? error : internalError();
    const { param, ...body } = refusal.body;
    const { conflictParam } = world().switches;
    const name = refusal.status === 409 ? conflictParam : 'param';
    const named = param === undefined || name === 'none' ? body : { ...body, [name]: param };
    return Response.json(named, { status: refusal.status, headers: refusal.headers });
  });
  return app;
}

interface Unchecked extends Pick<Call, 'account' | 'url' | 'id'> {
  text: string;
  contentType: string | null;
}

function checkedCall(endpoint: Endpoint, world: World, unchecked: Unchecked): Call {
  const { text, contentType, ...rest } = unchecked;
  return {
    ...rest,
    world,
    now: world.clock.now(),
    query: readQuery(rest.url.searchParams, endpoint.query ?? {}),
    body: readBody(text, contentType, endpoint.body ?? {}, world.switches),
  };
}
