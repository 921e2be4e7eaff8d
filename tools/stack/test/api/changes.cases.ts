import { request, type IncomingMessage } from 'node:http';
import { until, type Caller, type World } from './api.kit';
import { act, hazards, type Hazard, type Seed } from './seed.kit';

/** A line that stays open, with what came over it. */
async function listening(who: Caller, service: string): Promise<{ response: IncomingMessage; text(): string; close(): void }> {
  const headers = { authorization: `Bearer ${await who.bearer()}`, accept: 'text/event-stream' };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${who.origin}/api/${service}/v1/changes`, { headers }, resolve).on('error', reject).end();
  });
  let text = '';
  response.on('data', (part: Buffer) => (text += part.toString('utf8'))).on('error', () => undefined);
  return { response, text: () => text, close: () => void response.destroy() };
}

export function changeCases(world: () => World, seed: () => Seed): void {
  describe('changes, through the gateway', () => {
    it('given a street and another tenant, then each is told of what it sees as it happens, and of nothing else', async () => {
      const { pingshan, binjiang } = world();
      const [one, two] = seed().communities;
      const [admin, street, theirs] = await Promise.all([pingshan.admin, seed().streetOfficer, binjiang.admin].map((who) => listening(who, 'enforcement'))) as [Line, Line, Line];
      for (const { response } of [admin, street, theirs]) {
        expect([response.statusCode, response.headers['content-type'], response.headers['cache-control']]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-cache, no-transform']);
      }
      const mine = await pingshan.admin.made<Hazard>(hazards, seed().report(one));
      const elsewhere = await pingshan.admin.made<Hazard>(hazards, seed().report(two));
      await act(pingshan.admin, mine, 'assign', { memberId: seed().memberId });
      const told = (line: Line, { id }: Hazard, event: string): boolean => line.text().includes(`"id":"${id}","event":"${event}"`);
      await until('both to the admin', async () => told(admin, mine, 'assigned') && told(admin, elsewhere, 'reported'));
      await until('his own to the officer', async () => told(street, mine, 'assigned'));
      expect([street.text().includes(elsewhere.id), theirs.text().includes(mine.id), theirs.text().includes(elsewhere.id)]).toEqual([false, false, false]);
      for (const line of [admin, street, theirs]) line.close();
    });

    it('given a city, then it is told of a district that is suspended and resumed', async () => {
      const { shenzhen, hangzhou } = world();
      const [city, other] = [await listening(shenzhen.admin, 'tenancy'), await listening(hangzhou.admin, 'tenancy')];
      const tenant = '/api/tenancy/v1/tenants/440310';
      const at = (): Promise<{ id: string; version: number }> => shenzhen.admin.read(tenant);
      const { id, version } = await at();
      await shenzhen.admin.made(`${tenant}/actions/suspend`, { reason: '演练' }, { version });
      await shenzhen.admin.made(`${tenant}/actions/resume`, {}, { version: (await at()).version });
      await until('both', async () => ['suspended', 'resumed'].every((event) => city.text().includes(`"aggregate":"tenant","id":"${id}","event":"${event}"`)));
      expect(other.text()).not.toContain(id);
      for (const line of [city, other]) line.close();
    });
  });
}

type Line = Awaited<ReturnType<typeof listening>>;
