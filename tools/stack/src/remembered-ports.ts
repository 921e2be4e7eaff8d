import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeJsonAtomic } from './atomic-file';
import { gatewayPort, PortPicker, tryListen } from './ports';

/**
 * Ports for one run. Those of the run before are taken again where they are free, since addresses given out (an
 * integration's natsUrl, the issuer in a realm) would otherwise change with every start.
 */
export async function choosePorts(dataDir: string, names: string[], wantedGateway: number): Promise<Record<string, number>> {
  const path = join(dataDir, 'ports.json');
  const before = read(path);
  // Ports of two data directories differ from the start, or two stacks would remember the same ones.
  const picker = new PortPicker(createHash('sha256').update(resolve(dataDir)).digest().readUInt32BE());
  const ports: Record<string, number> = {};
  if (wantedGateway !== 0) ports['gateway'] = picker.remember(await gatewayPort(wantedGateway, picker));
  const wanted = wantedGateway === 0 ? ['gateway', ...names] : names;
  for (const name of wanted) {
    const port = before[name];
    if (port === undefined || Object.values(ports).includes(port)) continue;
    if ((await tryListen(port).catch(() => undefined)) !== undefined) ports[name] = picker.remember(port);
  }
  for (const name of wanted) ports[name] ??= await picker.pick();
  writeJsonAtomic(path, { ...before, ...ports }, 0o644);
  return ports;
}

function read(path: string): Record<string, number> {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(value).filter((e): e is [string, number] => Number.isInteger(e[1]) && (e[1] as number) > 0 && (e[1] as number) < 65_536),
    );
  } catch {
    return {};
  }
}
