import { repoPath } from '@anlan/platform/config';
import { deadHeaders, deadSubject } from '@anlan/platform/events';
import { closeNats, connectNats, loadTrust } from '@anlan/platform/nats';
import { Caller, follow, type OperationBody } from '@anlan/tool-demo';
import type { DemoPlace } from '@anlan/tool-demo/browser';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Page } from 'playwright-core';
import type { ConsoleKit, Person } from './console.kit';

interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly opened?: boolean;
}
interface HandOver {
  readonly slug: string;
  readonly issuer: string;
  readonly admin: { readonly username: string; readonly oneTimePassword: string };
}

/** A bureau that a spec opened for itself, and its administrator, who has chosen a password. */
export interface OwnBureau {
  readonly slug: string;
  readonly name: string;
  readonly issuer: string;
  readonly admin: Person;
  readonly api: Caller;
}

const TENANTS = '/api/tenancy/v1/tenants';
const PROVINCE = '370000';
export const PASSWORD = 'Jiao-jie-2026';

const places = async (who: Caller, parent: string): Promise<Division[]> => (await who.get<{ items: Division[] }>(`/api/tenancy/v1/divisions?parent=${parent}&limit=200`)).items;

/** A city that nobody has opened before, with districts to open: what a spec does there disturbs no other. */
export async function ownCity(c: ConsoleKit): Promise<OwnBureau> {
  const operator = c.as('platform', 'operator');
  const free = (await places(operator, PROVINCE)).find((d) => !d.opened);
  if (!free) throw new Error(`every city of ${PROVINCE} is open: begin with an empty data directory`);
  return open(c, operator, 'city', free);
}

/** The districts of a city that are not open, in order of code. */
export const freeDistricts = async (city: OwnBureau): Promise<Division[]> => (await places(city.api, city.slug)).filter((d) => d.level === 'county' && !d.opened);

/** One more district of the city, opened over the API. */
export async function ownDistrict(c: ConsoleKit, city: OwnBureau): Promise<OwnBureau> {
  const [free] = await freeDistricts(city);
  if (!free) throw new Error(`every district of ${city.name} is open`);
  return open(c, city.api, 'district', free);
}

async function open(c: ConsoleKit, opener: Caller, kind: 'city' | 'district', { code, name }: Division): Promise<OwnBureau> {
  const slug = code.slice(0, 6);
  const accepted = await opener.post<OperationBody>(TENANTS, { divisionCode: slug, kind, shortName: name.slice(0, 20), admin: { username: 'admin', displayName: '孙交接' } });
  const { result } = await follow(opener, 'tenancy', accepted.id, () => undefined);
  const { issuer, admin } = result as unknown as HandOver;
  await Caller.person(c.origin, issuer, admin.username, admin.oneTimePassword, PASSWORD).bearer();
  const api = Caller.person(c.origin, issuer, admin.username, PASSWORD);
  return { slug, name, issuer, admin: { username: admin.username, password: PASSWORD }, api };
}

const portsOf = ({ dataDir }: DemoPlace): Record<string, number> => JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as Record<string, number>;

async function onDatabase(place: DemoPlace, work: (db: Client) => Promise<unknown>): Promise<void> {
  const db = new Client({ connectionString: `postgres://postgres:${encodeURIComponent(place.secrets.postgresPassword)}@127.0.0.1:${portsOf(place)['postgres']}/anlan` });
  await db.connect();
  try {
    await work(db);
  } finally {
    await db.end();
  }
}

/** Lets the step that makes the departments of one tenant fail. `lastTry` brings the end of the tries near; `mend` takes the fault away. */
export async function breakOpening(place: DemoPlace, slug: string): Promise<{ lastTry(): Promise<void>; mend(): Promise<void> }> {
  if (!/^\d{6}$/.test(slug)) throw new Error(`${slug} is no slug`);
  const name = `app.broken_${slug}`;
  await onDatabase(place, (db) => db.query(`
    create function ${name}() returns trigger language plpgsql security definer as $$ begin
      if (select slug from tenancy.tenant where id = new.tenant_id) = '${slug}' then raise exception 'no room for departments'; end if;
      return new;
    end $$;
    create trigger broken_${slug} before insert on tenancy.unit for each row execute function ${name}();`));
  return {
    lastTry: () => onDatabase(place, (db) => db.query(`
      update tenancy_jobs._private_jobs j set run_at = now(), max_attempts = attempts + 1
      from tenancy.tenant t where t.slug = $1 and j.key = 'provision:' || t.operation_id and j.attempts > 0 and j.locked_at is null`, [slug])),
    mend: () => onDatabase(place, (db) => db.query(`drop function if exists ${name} cascade`)),
  };
}

/** Puts an event where a consumer puts what it could not work off. */
export async function giveUp(place: DemoPlace, { slug, consumer, error }: { slug: string; consumer: string; error: string }): Promise<void> {
  const trust = await loadTrust(join(place.dataDir, 'nats', 'trust'));
  const nats = await connectNats({ url: `nats://127.0.0.1:${portsOf(place)['nats']}`, creds: trust.app.creds, name: 'city-spec' });
  try {
    const id = crypto.randomUUID();
    const sequence = Date.now();
    const letter = { consumer, subject: `evt.${slug}.tenancy.member.created`, sequence, deliveries: 5, firstError: error, firstAt: new Date(sequence - 60_000), lastError: error, lastAt: new Date(sequence) };
    const event = { specversion: '1.0', id, source: `/tenants/${slug}/tenancy`, type: 'anlan.tenancy.member.created.v1', subject: `members/${id}`, time: new Date(sequence).toISOString(), datacontenttype: 'application/json', tenant: slug, tenantsequence: 1, sequence: '1', data: { id, displayName: '某人' } };
    await nats.jetstream().publish(deadSubject(letter), JSON.stringify(event), { headers: deadHeaders(letter) });
  } finally {
    await closeNats(nats);
  }
}

/** Prints the page as the browser would, onto one sheet of A4; kept beside the pictures to be looked at. */
export async function printed(page: Page, name: string, holds: readonly string[]): Promise<void> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const dir = repoPath('tmp', 'screenshots');
  mkdirSync(dir, { recursive: true });
  writeFileSync(`${dir}/${name}.pdf`, pdf);
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  for (const words of holds) expect(text).toContain(words);
  expect(text).not.toContain('区县一览');
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
}
