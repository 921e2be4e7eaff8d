import { until, type Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';

const base = '/api/responsibility/v1';
const tenancy = '/api/tenancy/v1';
/** More than all the tests of an operation hand over. */
const LEAVERS = 24;
let persons = 0;

interface Made {
  id: string;
  version: number;
}
/** What a street has: an object, and a draft in which its holders are named. */
interface SeededStreet {
  readonly objectId: string;
  readonly draftId: string;
}

/** What a district has of duty holders and guardianships. */
export interface SeededDuties {
  readonly kindId: string;
  readonly kindKey: string;
  readonly unitName: string;
  /** of the first and the second street */
  readonly streets: readonly [SeededStreet, SeededStreet];
  /** of households */
  readonly tierId: string;
  /** persons who hold something in that community: each hands over once */
  readonly leavers: Readonly<Record<string, string[]>>;
  /** a guardianship of that community whose guardian has moved */
  movedGuardian(community: string): Promise<string>;
  /** a duty in a street whose holder has moved */
  movedHolder(community: string): Promise<string>;
  /** hands a guardianship of that community over from one person to another; the id of the hand-over */
  handOver(community: string): Promise<string>;
}

/** A table that was returned, published, adjusted and handed over; guardianships of every fate; drafts in which holders are named. */
export async function seedDuties({ tenant: { admin, canary, slug }, as }: Cast, communities: readonly [string, string], unitId: string, unitName: string): Promise<SeededDuties> {
  const { text, code } = canary;
  const leader = as['leader'] as Caller;
  const act = (path: string, verb: string, version: number, body: object = {}, who = admin): Promise<Made> => who.made<Made>(`${base}/${path}/actions/${verb}`, body, { version });
  const patch = async (path: string, version: number, body: object): Promise<Made> => (await admin.call('patch', path, { body, version })).body as Made;
  const kindKey = `${code}-duty`;
  const kind = await admin.made<Made>(`${base}/duty-kinds`, { key: kindKey, name: `${text} 种类`, description: text, roles: ['administrative', 'technical', 'inspection'] });
  await patch(`${base}/duty-kinds/${kind.id}`, 1, { description: `${text} 二` });
  await act(`duty-kinds/${kind.id}`, 'restore', (await act(`duty-kinds/${kind.id}`, 'retire', 2)).version);
  let objects = 0;
  const register = (divisionCode: string): Promise<Made> => admin.made<Made>(`${base}/duty-objects`, { kindId: kind.id, code: `${code}-${(objects += 1)}`, name: text, divisionCode, address: text, unitId });
  const one = await register(communities[0]);
  const changed = await patch(`${base}/duty-objects/${one.id}`, 1, { address: `${text} 二` });
  await act(`duty-objects/${one.id}`, 'restore', (await act(`duty-objects/${one.id}`, 'retire', changed.version, { reason: text })).version);
  const member = async (name: string): Promise<Made> => admin.made<Made>(`${tenancy}/members`, { username: `${code}.${name}`, displayName: text, unitId });
  const [leaving, moving, coming] = [await member('leaving'), await member('moving'), await member('coming')];
  // The service learns of people by events.
  const table = async (year: number, divisionCode: string, named: object[]): Promise<Made> => {
    const edition = await admin.made<Made>(`${base}/duty-editions`, { year, divisionCode, title: text });
    return named.length ? until('the people of a table', async () => {
      const { status, body } = await admin.call('post', `${base}/duty-editions/${edition.id}/actions/name`, { body: { holders: named }, version: 1 });
      return status === 200 && (body as Made);
    }) : edition;
  };
  const said = { post: text, phone: canary.digits };
  const drafted = await table(1950, slug, [{ objectId: one.id, role: 'administrative', holder: { memberId: leaving.id, ...said } }, { objectId: one.id, role: 'technical', holder: { memberId: moving.id, ...said } }]);
  let edition = await act(`duty-editions/${drafted.id}`, 'submit', drafted.version);
  edition = await act(`duty-editions/${edition.id}`, 'return', edition.version, { reason: text }, leader);
  edition = await act(`duty-editions/${edition.id}`, 'submit', edition.version);
  edition = await act(`duty-editions/${edition.id}`, 'approve', edition.version, { note: text }, leader);
  edition = await act(`duty-editions/${edition.id}`, 'publish', edition.version, { documentNumber: text, publishedOn: '2026-01-02' });
  await act(`duty-editions/${edition.id}`, 'adjust', edition.version, { on: '2026-01-03', reason: text, documentNumber: text, holders: [{ objectId: one.id, role: 'inspection', holder: { personName: text, ...said } }] });
  await act(`duty-editions/${(await table(1951, slug, [])).id}`, 'withdraw', 1);

  const { items: tiers } = await admin.made<{ items: Made[] }>(`${base}/guardianship-tiers/standard/adoptions`, {});
  const [first, , households] = tiers as [Made, Made, Made];
  const tier = await admin.made<Made>(`${base}/guardianship-tiers`, { key: `${code}-tier`, name: text, guardian: text, level: 'community', place: 5 });
  await patch(`${base}/guardianship-tiers/${tier.id}`, 1, { guardian: `${text} 二` });
  await act(`guardianship-tiers/${tier.id}`, 'restore', (await act(`guardianship-tiers/${tier.id}`, 'retire', 2)).version);
  const street = `${communities[0].slice(0, 9)}000`;
  let cared = 0;
  const entrust = (memberId: string, more: object): Promise<Made> => admin.made<Made>(`${base}/guardianships`, { guardian: { memberId, ...said }, from: '2026-01-01', ...more });
  const household = (memberId: string, divisionCode: string = communities[0]): Promise<Made> => entrust(memberId, { tierId: households.id, divisionCode, household: `${text} ${(cared += 1)}户`, address: text, householdPhone: canary.digits });
  const changing = await household(coming.id);
  await act(`guardianships/${changing.id}`, 'end', (await patch(`${base}/guardianships/${changing.id}`, 1, { address: `${text} 二` })).version, { on: '2026-01-03', reason: text });
  const stays = await entrust(moving.id, { tierId: first.id, divisionCode: street });
  // He moves, and keeps what he has.
  const { id: other } = await admin.made<{ id: string }>(`${tenancy}/units`, { kind: 'department', name: `${text} 另一单位` });
  await patch(`${tenancy}/members/${moving.id}`, moving.version, { unitId: other });
  await until('the move of a holder', async () => (await admin.call('post', `${base}/guardianships/${stays.id}/actions/keep`, { body: { reason: text }, version: stays.version })).status === 200);
  const { items: held } = await admin.read<{ items: Made[] }>(`${base}/duty-holders?memberId=${moving.id}`);
  await act(`duty-holders/${held[0]?.id}`, 'keep', held[0]?.version ?? 0, { reason: text });
  const make = async (memberId: string): Promise<string> => (await admin.made<{ id: string }>(`${base}/hand-overs`, { memberId, successorMemberId: coming.id, on: '2026-01-04', reason: text })).id;
  await household(leaving.id);
  await make(leaving.id);
  const draftOf = async (community: string): Promise<SeededStreet> => ({ objectId: (await register(community)).id, draftId: (await table(1952, `${community.slice(0, 9)}000`, [])).id });
  const leavers: Record<string, string[]> = {};
  for (const [community, count] of [[communities[0], LEAVERS], [communities[1], LEAVERS / 4]] as const) {
    const people: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const { id } = await member(`leaver.${(persons += 1)}`);
      await household(id, community);
      people.push(id);
    }
    leavers[community] = people;
  }
  const moved = async (path: string, who: Made): Promise<string> => {
    await patch(`${tenancy}/members/${who.id}`, who.version, { unitId: other });
    return until('a holder who has moved', async () => {
      const { items: [one] } = await admin.read<{ items: { id: string; gap: string | null }[] }>(`${base}/${path}?memberId=${who.id}`);
      return one?.gap === 'moved' && one.id;
    });
  };
  return {
    leavers,
    movedGuardian: async (community) => {
      const who = await member(`mover.${(persons += 1)}`);
      await household(who.id, community);
      return moved('guardianships', who);
    },
    movedHolder: async (community) => {
      const [who, object] = [await member(`mover.${(persons += 1)}`), await register(community)];
      const { id, version } = await table(dutyYear(), `${community.slice(0, 9)}000`, [{ objectId: object.id, role: 'administrative', holder: { memberId: who.id, ...said } }]);
      let { version: v } = await act(`duty-editions/${id}`, 'submit', version);
      ({ version: v } = await act(`duty-editions/${id}`, 'approve', v, { note: text }, leader));
      await act(`duty-editions/${id}`, 'publish', v, { documentNumber: text, publishedOn: '2026-01-02' });
      return moved('duty-holders', who);
    },
    kindId: kind.id, kindKey, unitName, streets: [await draftOf(communities[0]), await draftOf(communities[1])], tierId: households.id,
    handOver: async (community) => {
      await household(leaving.id, community);
      return make(leaving.id);
    },
  };
}

let years = 1960;
/** A division has one table a year: each time another. */
export const dutyYear = (): number => (years += 1);
let rows = 0;
const importMapping = { kind: 0, code: 1, name: 2, divisionCode: 3, unit: 4 };

/** What the fields of duty holders and guardianships hold that are no free text. */
export function dutyValues(s: SeededDuties, { text, code }: Canary, { community, first, deputyId }: { community: string; first: boolean; deputyId: string }): Values {
  const { objectId, draftId } = s.streets[first ? 0 : 1];
  const naming = Object.fromEntries(['duty-edition.name', 'duty-edition.adjust', 'duty-holder.name'].flatMap((id) => [[`responsibility.${id}.role`, 'administrative'], [`responsibility.${id}.memberId`, null]]));
  return {
    ...naming, successorMemberId: deputyId, objectId, editionId: draftId, tierId: s.tierId, publishedOn: '2026-01-02', copyFrom: null, 'responsibility.hand-over': () => s.handOver(community), 'responsibility.hand-over.make.except': [], 'responsibility.duty-holder.keep': () => s.movedHolder(community), 'responsibility.guardianship.keep': () => s.movedGuardian(community),
    ...Object.fromEntries(['duty-edition.adjust', 'guardianship.end', 'hand-over.make'].map((id) => [`responsibility.${id}.on`, '2026-01-03'])),
    'responsibility.duty-kind.create.roles': ['administrative'], 'responsibility.duty-kind.change.roles': ['administrative'], 'responsibility.duty-object.register.kindId': s.kindId, 'responsibility.duty-edition.draft.divisionCode': `${community.slice(0, 9)}000`,
    'responsibility.guardianship.entrust.memberId': null, 'responsibility.guardianship.entrust.from': '2026-01-02',
    'responsibility.duty-object-import.upload.file': `种类,对象编码,对象名称,区划,管理单位\n${s.kindKey},${code}-i${(rows += 1)},${text} 导入,${community},${s.unitName}\n`,
    'responsibility.duty-object-import.check.mapping': importMapping, 'responsibility.duty-object-import.run.mapping': importMapping,
  };
}
