import type { Control } from './control.ts';

/** The URL path of the control, on the API's host but outside the API. */
export const CONTROL_PATH = '/__control';

/** The values `GET /__control?read=…` can return. */
const READINGS = ['now', 'switches', 'bookings', 'log', 'mails', 'adminCalled'] as const;

const COMMANDS = [
  'setClock',
  'advance',
  'reset',
  'switch',
  'fault',
  'clearFaults',
  'guestCancels',
  'guestReschedules',
  'guestRebooks',
  'trash',
  'restore',
  'delete',
  'touch',
  'refile',
  'garble',
  'addBooking',
  'addContact',
  'revoke',
  'booking',
  'clearLog',
] as const satisfies readonly (keyof Control)[];

/**
 * The control over HTTP, for tests in another process. `GET /__control?read=log` (or `now`,
 * `switches`, `bookings`, `mails`, `adminCalled`) answers `{"value": …}`. `POST /__control` with
 * `{"do": "guestCancels", "with": ["BKNG-…", "reason"]}` calls that member of `Control` with
 * those arguments and answers `{"value": …}`, with `null` when it returns nothing. An error is
 * answered with status 400 and `{"error": …}`.
 */
export async function answerControl(control: Control, request: Request): Promise<Response> {
  try {
    const value = request.method === 'GET' ? read(control, request) : await run(control, request);
    return Response.json({ value: value ?? null });
  } catch (error) {
    return Response.json({ error: String(error) }, { status: 400 });
  }
}

function read(control: Control, request: Request): unknown {
  const asked = new URL(request.url).searchParams.get('read');
  const reading = READINGS.find((name) => name === asked);
  if (!reading) throw new Error(`No such reading: ${asked}`);
  return control[reading]();
}

async function run(control: Control, request: Request): Promise<unknown> {
  const { do: asked, with: given = [] } = (await request.json()) as {
    do?: string;
    with?: unknown[];
  };
  const command = COMMANDS.find((name) => name === asked);
  if (!command) throw new Error(`No such command: ${asked}`);
  // Arguments are not checked here: they come from tests, and each command throws on invalid ones.
  const member = control[command] as (...args: unknown[]) => unknown;
  return member(...given);
}
