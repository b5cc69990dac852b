import { now } from '../clock.ts';
import { createApi } from './api.ts';
import { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import { type Control, createControl } from './control.ts';
import { answerControl, CONTROL_PATH } from './control-http.ts';
import { spoil, takeFault } from './faults.ts';
import type { LogEntry } from './log.ts';
import type { OnceHubOptions } from './options.ts';
import { unknownSwitch } from './switches.ts';
import { createWorld, type World } from './world.ts';

export type { Connection } from './connection.ts';
export type { Control, Held } from './control.ts';
export type { Fault } from './fault.ts';
export { KEYS } from './keys.ts';
export type { LogEntry, Mail } from './log.ts';
export type { OnceHubOptions } from './options.ts';
export type { Switches } from './switches.ts';

/**
 * A stand-in for OnceHub: the API of `https://api.oncehub.com/v2` without a network, and its
 * control.
 */
export interface OnceHub {
  /**
   * Answers a request like `https://api.oncehub.com`; the path `/__control` accepts the control's
   * commands. Without `connection` the call is in process.
   */
  fetch(request: Request, connection?: Connection): Promise<Response>;
  /** The control for tests in the same process. */
  control: Control;
}

const IN_PROCESS: Connection = { address: '127.0.0.1' };
const LOG_LENGTH = 50_000;

/** Creates a stand-in with its data. Throws on an unknown switch. */
export function createOnceHub(options: OnceHubOptions = {}): OnceHub {
  const unknown = unknownSwitch({ ...options.switches });
  if (unknown) throw new Error(`No such switch: ${unknown}`);
  const clock = new Clock(options.now ?? now);
  let world = createWorld(clock, options);
  const api = createApi(() => world);
  const control = createControl({
    world: () => world,
    renew() {
      world = createWorld(clock, options);
    },
  });
  return {
    control,
    async fetch(request, connection = IN_PROCESS) {
      if (new URL(request.url).pathname === CONTROL_PATH) return answerControl(control, request);
      const heeding = { signal: request.signal, ...connection };
      const startWorld = world;
      startWorld.underWay += 1;
      try {
        return await serve(startWorld, api.fetch, request, heeding);
      } finally {
        startWorld.underWay -= 1;
      }
    },
  };
}

type Handler = (request: Request, bindings: { entry: LogEntry }) => Response | Promise<Response>;

/** Logs a request, answers it or applies a fault, and completes the answer's headers. */
async function serve(
  world: World,
  handle: Handler,
  request: Request,
  connection: Connection,
): Promise<Response> {
  connection.signal?.throwIfAborted();
  const entry = await logged(world, request, connection);
  const carryOut = async () => handle(request.clone(), { entry });
  const fault = takeFault(world, request.method, entry.path);
  const answer = await (fault ? spoil(fault, carryOut, connection) : carryOut());
  // The connection is closed, so this response is not sent.
  if (!answer) return new Response(null, { status: 204 });
  const headers = new Headers(answer.headers);
  headers.set('Request-Id', `req_${world.random.hex(24)}`);
  // Node would set the machine's own time.
  if (!headers.has('Date')) headers.set('Date', new Date(world.clock.now()).toUTCString());
  entry.status = answer.status;
  // `fetch` rejects such a redirect; in process the stand-in has to do it.
  const redirected = answer.status >= 300 && answer.status < 400 && headers.has('Location');
  if (!connection.cut && redirected && request.redirect === 'error') {
    throw new TypeError('fetch failed');
  }
  return new Response(answer.body, { status: answer.status, headers });
}

async function logged(world: World, request: Request, connection: Connection): Promise<LogEntry> {
  const url = new URL(request.url);
  const text = request.body ? await request.clone().text() : '';
  const entry: LogEntry = {
    time: world.clock.now(),
    method: request.method,
    path: url.pathname,
    params: [...url.searchParams],
    headers: [...request.headers.keys()],
    key: 'none',
    body: readLogged(text),
    status: 0,
    address: connection.address,
  };
  world.log.push(entry);
  if (world.log.length > LOG_LENGTH) world.log.shift();
  return entry;
}

function readLogged(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
