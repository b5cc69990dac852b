import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from './oncehub/server.ts';
import { chromiumHostRules, firefoxHostPreferences, HOSTS, type Sandbox, serve } from './serve.ts';

interface Answer {
  status: number;
  text: string;
}

/** Called when a part of an answer has arrived. */
let heard = () => {};

const onceHub = {
  fetch: async (call: Request, connection?: Connection): Promise<Response> => {
    const { pathname } = new URL(call.url);
    if (pathname === '/cut') connection?.cut?.();
    if (pathname === '/raw')
      connection?.raw?.(
        new TextEncoder().encode('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfour'),
      );
    if (pathname === '/midway') {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('half'));
          heard = () => void connection?.cut?.();
        },
      });
      return new Response(body);
    }
    const sent = call.method === 'POST' ? await call.text() : '';
    return Response.json({ path: pathname, sent, address: connection?.address });
  },
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await serve({ onceHub });
});
afterAll(() => sandbox.close());

const ask = (host: string, path: string, body?: string): Promise<Answer> =>
  new Promise((answered, failed) => {
    const call = request(
      {
        host: '127.0.0.1',
        port: sandbox.port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: { host, connection: 'close' },
        servername: host,
        rejectUnauthorized: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
          heard();
        });
        response.on('end', () => answered({ status: response.statusCode ?? 0, text }));
        response.on('error', failed);
      },
    );
    call.on('error', failed);
    call.end(body);
  });

describe('the host of a request decides who answers', () => {
  test.each([
    ['mail.google.com', '/mail/u/0/', 'Demo mail'],
    ['app.hubspot.com', '/contacts/4411223/record/0-1/801', 'Carrie Customer'],
    ['app-ap1.hubspot.com', '/contacts/4411223/record/0-2/55', 'Acme'],
    ['orchard.example.com', '/', 'Orchard Collective'],
  ])('%s', async (host, path, words) => {
    const { status, text } = await ask(host, path);
    expect(status).toBe(200);
    expect(text).toContain(words);
  });

  test('api.oncehub.com receives the client’s address', async () => {
    const { text } = await ask('api.oncehub.com', '/v2/test', 'sent along');
    expect(JSON.parse(text)).toEqual({
      path: '/v2/test',
      sent: 'sent along',
      address: '127.0.0.1',
    });
  });

  test('a request to any other host is refused and recorded', async () => {
    const before = sandbox.strangers.length;
    expect((await ask('tracker.example.net', '/pixel?x=1')).status).toBe(421);
    expect(sandbox.strangers.slice(before)).toMatchObject([
      { host: 'tracker.example.net', method: 'GET', path: '/pixel?x=1' },
    ]);
    expect(sandbox.requests.at(-1)?.host).toBe('tracker.example.net');
  });
});

describe('the stand-in may', () => {
  test('cut the connection before it answers', async () => {
    await expect(ask('api.oncehub.com', '/cut')).rejects.toThrow('socket hang up');
  });

  test('cut the connection in the middle of an answer', async () => {
    await expect(ask('api.oncehub.com', '/midway')).rejects.toThrow('aborted');
  });

  test('send a wrong content length', async () => {
    await expect(ask('api.oncehub.com', '/raw')).rejects.toThrow('aborted');
  });

  test('answer the next request as usual after a broken connection', async () => {
    expect((await ask('api.oncehub.com', '/v2/test')).status).toBe(200);
  });
});

test('close ends open connections', async () => {
  const own = await serve({ onceHub: { fetch: () => new Promise(() => {}) } });
  const hanging = new Promise((ended) => {
    request({
      host: '127.0.0.1',
      port: own.port,
      headers: { host: 'api.oncehub.com' },
      rejectUnauthorized: false,
    })
      .on('error', ended)
      .end();
  });
  await expect.poll(() => own.requests.length).toBe(1);
  await own.close();
  expect(await hanging).toBeInstanceOf(Error);
});

describe('the browsers’ host rules', () => {
  test('send all https hosts to the sandbox in Chromium, and resolve no other request', () => {
    const rules = chromiumHostRules(4433).split(', ');
    for (const host of HOSTS) expect(rules).toContain(`MAP ${host}:443 127.0.0.1:4433`);
    expect(rules.slice(-2)).toEqual(['MAP *:443 127.0.0.1:4433', 'MAP * ~NOTFOUND']);
    const catchAll = rules.indexOf('MAP *.googleapis.com ~NOTFOUND');
    expect(rules.indexOf('MAP mail.google.com:443 127.0.0.1:4433')).toBeLessThan(catchAll);
  });

  test('send the known hosts to the sandbox in Firefox', () => {
    expect(firefoxHostPreferences(4433)).toEqual({
      'network.dns.localDomains': HOSTS.join(','),
      'network.socket.forcePort': '443=4433',
    });
  });
});
