import type { Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';
import { picture } from './uploads.kit';

const base = '/api/responsibility/v1';
interface Made { readonly id: string; readonly version: number }

/** A park in use, with a building of the marker's name, and the list that it named. */
export interface SeededPark {
  readonly parkId: string;
  readonly listId: string;
  readonly number: string;
}

/** A park of each community with its list; of the first a tenant that signed and a property manager that left; and another park that was retired and restored. */
export async function seedParks({ tenant: { admin, canary }, as }: Cast, communities: readonly [string, string], unitId: string): Promise<readonly [SeededPark, SeededPark]> {
  const { text } = canary;
  const section = as['section-officer'] as Caller;
  const step = (path: string) => (verb: string, version: number, body: object = {}, who: Caller = admin): Promise<Made> => who.made<Made>(`${base}/${path}/actions/${verb}`, body, { version });
  const { items: kinds } = await admin.made<{ items: Made[] }>(`${base}/list-kinds/library/adoptions`, { keys: ['park-three-lists'] });
  const register = (divisionCode: string, name: string): Promise<Made & { readonly number: string }> => admin.made<Made & { readonly number: string }>(`${base}/parks`, { name, divisionCode, address: text, buildings: [text] });
  const named = async (divisionCode: string): Promise<SeededPark> => {
    const { id: listId } = await admin.made<Made>(`${base}/responsibility-lists`, { kindId: kinds[0]?.id, title: text, year: 2026, effectiveFrom: '2026-01-01', divisionCode: `${divisionCode.slice(0, 9)}000`, unitId, items: [{ content: text, groupKey: 'tenant', ownerUnitId: unitId, dueDay: '2031-03-02', evidenceWanted: text }] });
    const { id: parkId, number } = await register(divisionCode, `${text} 园区`);
    await admin.call('patch', `${base}/parks/${parkId}`, { body: { address: `${text} 1 号` }, version: 1 });
    await step(`parks/${parkId}`)('name-lists', 2, { listIds: [listId] });
    return { parkId, listId, number };
  };
  const parks = [await named(communities[0]), await named(communities[1])] as const;
  const { id: spareId } = await register(communities[0], `${text} 二期`);
  await step(`parks/${spareId}`)('retire', 1, { reason: text });
  await step(`parks/${spareId}`)('restore', 2);
  const party = (name: string, role: string): Promise<Made> => admin.made<Made>(`${base}/park-parties`, { parkId: parks[0].parkId, role, name, buildings: [text], note: text });
  const { id } = await party(`${text} 承租方`, 'tenant');
  await admin.call('patch', `${base}/park-parties/${id}`, { body: { unitId }, version: 1 });
  const { id: fileId } = await section.made<Made>(`${base}/files`, picture(canary), { headers: { 'content-type': 'image/png' } });
  await step(`park-parties/${id}`)('sign', 2, { signedOn: '2026-01-05', endsOn: '2031-01-04', fileIds: [fileId] }, section);
  await step(`park-parties/${(await party(`${text} 物业`, 'property')).id}`)('leave', 1, { on: '2026-01-06', note: text });
  return parks;
}

const importMapping = { park: 0, role: 1, name: 2 };

/** What the fields of parks hold that are no free text. */
export const parkValues = ({ parkId, listId, number }: SeededPark, text: string, community: string): Values => ({
  parkId, parkDivisionCode: community, 'responsibility.park-party-import.upload.file': `园区编号,身份,单位名称\n${number},承租方,${text} 导入\n`, 'responsibility.park-party-import.check.mapping': importMapping, 'responsibility.park-party-import.run.mapping': importMapping, 'responsibility.park.name-lists.listIds': [listId], 'responsibility.park.change.buildings': [text], 'responsibility.park-party.register.role': 'tenant', 'responsibility.park-party.register.buildings': [text], 'responsibility.park-party.change.buildings': [text],
  'responsibility.park-party.sign.signedOn': '2026-01-05', 'responsibility.park-party.sign.endsOn': '2031-01-04', 'responsibility.park-party.leave.on': '2026-01-06',
});
