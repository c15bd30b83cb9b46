import assert from 'node:assert/strict';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { after, describe, test } from 'node:test';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { FetchOptions } from './index.ts';
import { fetchCapture } from './index.ts';

/** A certificate for tideline.example that nobody has signed, made for this test; PEM without its lines. */
const key =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYQ6NXaq/ZW/JrcHg6UuA0YFGmKuytZTzVosGBbZDAC+hRANCAAR0' +
  'XOnsCQxVlYYJvFzAAJRu0UXSmWb3brQRLaqAJcsdIBKsy1EaxI5FO17XinqghNuuiQQhFiD938RtblWby7By';
const certificate =
  'MIIBqTCCAVCgAwIBAgIUTikh9sPkl6Lxmfz90SASnF4zIh0wCgYIKoZIzj0EAwIwGzEZMBcGA1UEAwwQdGlkZWxpbmUuZXhhbXBs' +
  'ZTAgFw0yNjExMjQwMTUwMTRaGA8yMTI2MTAzMTAxNTAxNFowGzEZMBcGA1UEAwwQdGlkZWxpbmUuZXhhbXBsZTBZMBMGByqGSM49' +
  'AgEGCCqGSM49AwEHA0IABHRc6ewJDFWVhgm8XMAAlG7RRdKZZvdutBEtqoAlyx0gEqzLURrEjkU7XteKeqCE266JBCEWIP3fxG1u' +
  'VZvLsHKjcDBuMB0GA1UdDgQWBBSJxNua3aizoHxn7s+zpy01Y0z6BDAfBgNVHSMEGDAWgBSJxNua3aizoHxn7s+zpy01Y0z6BDAP' +
  'BgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEHRpZGVsaW5lLmV4YW1wbGUwCgYIKoZIzj0EAwIDRwAwRAIgbsEapzfvnqkexGxX' +
  'yXYqjuvshyV8h8WuYMxLADGifPACIBdEdY2t3W+U6IVpw5HS1Ba0o1cYg/ORAWXir+mcJDUJ';
const pem = (kind: string, base64: string): string => `-----BEGIN ${kind}-----\n${base64}\n-----END ${kind}-----\n`;

const page = '<!doctype html><title>Ferry stays</title><p>“The ferry stays,” Mayor Odile Brant said.</p>';
const open: { close(): void }[] = [];
after(() => {
  for (const server of open) server.close();
});

/** A server on a free loopback port: its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createHttpServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that speaks no HTTP of its own. */
async function serveRaw(connected: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    connected(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const fetchHere = (url: string, options: FetchOptions = {}) => fetchCapture(url, { allowPrivate: true, ...options });

async function codeOf(url: string, options: FetchOptions = {}): Promise<string | undefined> {
  return (await fetchHere(url, options)).problem?.code;
}

async function bodyOf(url: string): Promise<Buffer> {
  const { capture, problem } = await fetchHere(url);
  assert.equal(problem, null);
  return Buffer.from(capture!.body);
}

describe('a page that is there', () => {
  test('comes with its address, time, media type and bytes', async () => {
    const base = await serve((request, response) => {
      assert.match(String(request.headers['user-agent']), /^Onrecord\//);
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    });
    const { capture } = await fetchHere(`${base}/ferry#top`, { now: () => new Date('2031-05-16T10:00:00Z') });
    assert.equal(capture?.uri, `${base}/ferry`);
    assert.equal(capture?.capturedAt, '2031-05-16T10:00:00.000Z');
    assert.equal(capture?.mediaType, 'text/html; charset=utf-8');
    assert.deepEqual(capture?.via, { kind: 'url', uri: null });
    assert.equal(capture?.listing?.url, `${base}/ferry`);
    assert.equal(Buffer.from(capture!.body).toString(), page);
  });

  test('passes bytes of another charset through as they are', async () => {
    const bytes = Buffer.from('<p>Caf\xe9 \x93quoted\x94</p>', 'latin1');
    const base = await serve((_, response) => response.setHeader('content-type', 'text/html').end(bytes));
    assert.deepEqual(await bodyOf(base), bytes);
  });

  test('is unpacked whichever way the server packed it', async () => {
    const packed: Record<string, [string, Buffer]> = {
      '/gzip': ['gzip', gzipSync(page)],
      '/br': ['br', brotliCompressSync(page)],
      '/zstd': ['zstd', zstdCompressSync(page)],
      '/deflate': ['deflate', deflateSync(page)],
      '/raw': ['deflate', deflateRawSync(page)],
      '/twice': ['br, gzip', gzipSync(brotliCompressSync(page))],
      '/identity': ['identity', Buffer.from(page)],
    };
    const base = await serve((request, response) => {
      const [encoding, body] = packed[request.url!]!;
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body);
    });
    for (const path of Object.keys(packed)) assert.equal((await bodyOf(base + path)).toString(), page, path);
  });

  test('keeps the address it was asked for when it was redirected', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: 'new?x=1#part' }).end();
      else response.setHeader('content-type', 'text/html').end(page);
    });
    const { capture } = await fetchHere(`${base}/old`);
    assert.equal(capture?.uri, `${base}/new?x=1`);
    assert.equal(capture?.via.uri, `${base}/old`);
  });
});

describe('a page that cannot be had', () => {
  test('says how far each server got', async () => {
    const base = await serve((request, response) => {
      const [, path] = request.url!.split('/');
      if (path === 'loop') response.writeHead(302, { location: '/loop2' }).end();
      else if (path === 'loop2') response.writeHead(302, { location: '/loop' }).end();
      else if (path?.startsWith('far')) response.writeHead(302, { location: `/far${Math.random()}` }).end();
      else if (path === 'elsewhere') response.writeHead(302, { location: 'file:///etc/hostname' }).end();
      else if (path === 'login') response.writeHead(302, { location: 'http://a:b@example.org/' }).end();
      else if (path === 'nowhere') response.writeHead(302).end();
      else if (path === 'empty') response.setHeader('content-type', 'text/html').end();
      else if (path === 'picture') response.setHeader('content-type', 'image/png').end('x');
      else if (path === 'archive') response.end('PK\u0003\u0004 …');
      else if (path === 'packed') response.writeHead(200, { 'content-encoding': 'lzma' }).end('x');
      else if (path === 'cut')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(page).subarray(0, 40));
      else response.writeHead(Number(path)).end();
    });
    const expected = {
      '404': 'gather/http-status',
      '500': 'gather/http-status',
      '304': 'gather/http-status',
      loop: 'gather/redirect-loop',
      far: 'gather/redirect-loop',
      elsewhere: 'gather/unsupported-scheme',
      login: 'gather/bad-url',
      nowhere: 'gather/http-status',
      empty: 'gather/empty',
      picture: 'gather/binary',
      archive: 'gather/binary',
      packed: 'gather/broken-response',
      cut: 'gather/broken-response',
    };
    for (const [path, code] of Object.entries(expected)) assert.equal(await codeOf(`${base}/${path}`), code, path);
  });

  test('is given up when the server is slow to answer, stops sending, or takes too long altogether', async () => {
    const silent = await serveRaw(() => {});
    assert.equal(await codeOf(silent, { headersTimeout: 50 }), 'gather/too-slow');
    const half = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<p>'));
    assert.equal(await codeOf(half, { bodyTimeout: 50 }), 'gather/too-slow');
    assert.equal(await codeOf(silent, { totalTimeout: 50 }), 'gather/too-slow');
  });

  test('is given up when its bytes only trickle in', async () => {
    const trickle = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(drip));
    });
    assert.equal(await codeOf(trickle, { bodyTimeout: 1000, totalTimeout: 100 }), 'gather/too-slow');
  });

  test('is given up when its caller cancels', async () => {
    const silent = await serveRaw(() => {});
    assert.equal(await codeOf(silent, { signal: AbortSignal.timeout(30) }), 'gather/cancelled');
  });

  test('is no page when the answer breaks off or is no HTTP', async () => {
    const broken = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<p>half'));
    assert.equal(await codeOf(broken), 'gather/broken-response');
    const rubbish = await serveRaw((socket) => socket.end('220 mail.example.org ready\r\n'));
    assert.equal(await codeOf(rubbish), 'gather/broken-response');
    assert.equal(await codeOf(rubbish.replace('http:', 'https:')), 'gather/tls');
  });

  test('is not taken from a server that cannot prove who it is', async () => {
    let asked = 0;
    const server = createHttpsServer(
      { key: pem('PRIVATE KEY', key), cert: pem('CERTIFICATE', certificate) },
      (_, response) => {
        asked++;
        response.end(page);
      },
    );
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    open.push(server);
    const { port } = server.address() as AddressInfo;
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    assert.equal(await codeOf(`https://tideline.example:${port}/`, { resolve }), 'gather/tls');
    assert.equal(asked, 0);
  });

  test('is not taken beyond the limit, packed or not', async () => {
    const zeros = Buffer.alloc(30_000_000);
    const bombs: Record<string, Buffer> = {
      gzip: gzipSync(zeros),
      br: brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
      zstd: zstdCompressSync(zeros),
      deflate: deflateSync(zeros),
      'gzip, gzip': gzipSync(gzipSync(zeros)),
    };
    const base = await serve((request, response) => {
      const encoding = decodeURIComponent(request.url!.slice(1));
      if (encoding in bombs) response.writeHead(200, { 'content-encoding': encoding }).end(bombs[encoding]);
      else response.end(Buffer.alloc(5000, 'word '));
    });
    for (const [encoding, bomb] of Object.entries(bombs)) {
      assert.ok(bomb.length < 100_000);
      assert.equal(await codeOf(`${base}/${encodeURIComponent(encoding)}`), 'gather/too-large', encoding);
    }
    assert.equal(await codeOf(`${base}/long`, { maxBytes: 4999 }), 'gather/too-large');
    assert.equal(await codeOf(`${base}/long`, { maxBytes: 5000 }), undefined);
  });

  test('names a refused connection and a host that is not there', async () => {
    const server = createTcpServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    assert.equal(await codeOf(`http://127.0.0.1:${port}/`), 'gather/refused');
    const resolve = () => Promise.reject(Object.assign(new Error('not there'), { code: 'ENOTFOUND' }));
    assert.equal(await codeOf('http://nowhere.example/', { resolve }), 'gather/dns');
  });

  test('is not asked for at all when its address is wrong', async () => {
    assert.equal(await codeOf('http://'), 'gather/bad-url');
    assert.equal(await codeOf('ftp://example.org/a'), 'gather/unsupported-scheme');
    const { problem } = await fetchHere('https://ida:secret@example.org/a');
    assert.equal(problem?.code, 'gather/bad-url');
    assert.doesNotMatch(JSON.stringify(problem), /secret/);
  });
});

describe('private networks', () => {
  const literals = ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '10.1.2.3', '169.254.169.254', '100.64.0.1'];
  for (const host of literals) {
    test(`should not fetch from ${host}`, async () => {
      assert.equal((await fetchCapture(`http://${host}/`)).problem?.code, 'gather/private-address');
    });
  }

  test('should not fetch from a name that DNS says is private, nor ever connect to it', async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked++;
      response.end(page);
    });
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const url = base.replace('127.0.0.1', 'paper.example');
    const { problem } = await fetchCapture(url, { resolve });
    assert.equal(problem?.code, 'gather/private-address');
    assert.equal(asked, 0);
    assert.equal((await fetchHere(url, { resolve })).problem, null);
    assert.equal(asked, 1);
  });

  test('should not be reached when DNS answers first with a public and then with a private address', async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked++;
      response.writeHead(302, { location: '/again', connection: 'close' }).end();
    });
    let looks = 0;
    const options = {
      permitted: (address: string) => address === '127.0.0.1',
      resolve: async () => [{ address: looks++ === 0 ? '127.0.0.1' : '127.0.0.3', family: 4 }],
    };
    const { problem } = await fetchCapture(base.replace('127.0.0.1', 'rebound.example'), options);
    assert.deepEqual([problem?.code, looks, asked], ['gather/private-address', 2, 1]);
  });

  test('should not follow a redirect into one', async () => {
    let asked = 0;
    const base = await serve((request, response) => {
      asked++;
      const next = request.url === '/literal' ? 'http://127.0.0.2/' : 'http://inside.example/';
      response.writeHead(302, { location: next }).end();
    });
    const options = {
      permitted: (address: string) => address === '127.0.0.1',
      resolve: async () => [{ address: '127.0.0.3', family: 4 }],
    };
    assert.equal((await fetchCapture(`${base}/literal`, options)).problem?.code, 'gather/private-address');
    assert.equal((await fetchCapture(`${base}/name`, options)).problem?.code, 'gather/private-address');
    assert.equal(asked, 2);
  });
});
