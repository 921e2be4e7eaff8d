import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayPort, PortPicker, tryListen } from './ports';
import { choosePorts } from './remembered-ports';

const open: Server[] = [];
const occupy = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    open.push(server);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
afterEach(() => Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

it('given many picks, then all differ and all can be bound', async () => {
  const picker = new PortPicker();
  const ports: number[] = [];
  for (let n = 0; n < 40; n++) ports.push(await picker.pick());
  expect(new Set(ports).size).toBe(40);
  await Promise.all(ports.map(occupy));
});

it('given an occupied port in the way, when picked, then it is passed over', async () => {
  const first = await new PortPicker(7).pick();
  await occupy(first);
  expect(await new PortPicker(7).pick()).not.toBe(first);
  expect(await tryListen(first)).toBeUndefined();
});

it.each([-1, 65_536, 1.5, Number.NaN])('given %p as the gateway port, then it is refused as a setting', async (port) => {
  await expect(gatewayPort(port, new PortPicker())).rejects.toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('ANLAN_PORT') });
});

it('given a taken gateway port, then the message names it and ANLAN_PORT', async () => {
  const port = await occupy(0);
  await expect(gatewayPort(port, new PortPicker())).rejects.toMatchObject({ code: 'PORT_BUSY', message: expect.stringMatching(new RegExp(`${port}[^]*ANLAN_PORT`)) });
});

describe('ports of one data directory', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'anlan-ports-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('given a run before, then free ports come again and a taken one is replaced', async () => {
    const first = await choosePorts(dir, ['nats', 'tenancy'], 0);
    expect(Object.keys(first).sort()).toEqual(['gateway', 'nats', 'tenancy']);
    await occupy(first['tenancy'] ?? 0);

    const second = await choosePorts(dir, ['nats', 'tenancy'], 0);

    expect(second).toMatchObject({ gateway: first['gateway'], nats: first['nats'] });
    expect(second['tenancy']).not.toBe(first['tenancy']);
    expect(new Set(Object.values(second)).size).toBe(3);
  });

  it.each(['not json', '{"nats": "4222"}', '{"nats": 99999999}', '[]', '{"nats": 22222, "tenancy": 22222}'])(
    'given a damaged record %p, then distinct free ports are chosen all the same',
    async (content) => {
      writeFileSync(join(dir, 'ports.json'), content);
      const ports = await choosePorts(dir, ['nats', 'tenancy'], 0);
      expect(new Set(Object.values(ports)).size).toBe(3);
      for (const port of Object.values(ports)) expect(await tryListen(port)).toBe(port);
    },
  );
});
