import type { ConsoleKit } from './console.kit';
import { issuedList, RESPONSIBILITY as API, unitNamed } from './lists.kit';
import { communityOf } from './means.kit';
import { inDays } from './plan-rule.kit';

const base = '440310';
interface Made { readonly id: string; readonly version: number }

/** A park of two buildings, with a landlord and a tenant. */
export async function parkOf(c: ConsoleKit, name: string): Promise<Made> {
  const { code } = await communityOf(c);
  const section = c.as(base, 'section');
  const park = await section.post<Made>(`${API}/parks`, { name, divisionCode: code, address: '锦绣路 1 号', buildings: ['A 栋', 'B 栋'] });
  await section.post<Made>(`${API}/park-parties`, { parkId: park.id, role: 'landlord', name: `${name}投资公司` });
  await section.post<Made>(`${API}/park-parties`, { parkId: park.id, role: 'tenant', name: `${name}五金厂`, creditCode: '91440300708461136T', buildings: ['A 栋'] });
  return park;
}

/** An issued list of what the parties of a park have to do, with one task. */
export async function parkTasks(c: ConsoleKit, title: string): Promise<Made> {
  const { items: [kind] } = await c.as(base, 'section').post<{ items: Made[] }>(`${API}/list-kinds/library/adoptions`, { keys: ['park-three-lists'] });
  const { id: ownerUnitId } = await unitNamed(c, '执法监督科');
  return issuedList(c, kind?.id ?? '', title, [{ content: `${title} 配备专职安全员`, groupKey: 'property', ownerUnitId, dueDay: inDays(60), evidenceWanted: '任命文件' }]);
}

/** The same, with the enterprise of the demo's owner as a tenant, its agreement, and the tasks of its list. */
export async function parkOfOwner(c: ConsoleKit, name: string): Promise<Made> {
  const park = await parkOf(c, name);
  const section = c.as(base, 'section');
  await section.post<Made>(`${API}/park-parties`, { parkId: park.id, role: 'tenant', name: `${name} 示例电子`, unitId: (await unitNamed(c, '示例电子有限公司')).id, buildings: ['B 栋'] });
  const list = await parkTasks(c, `${name}清单`);
  await section.call('POST', `${API}/parks/${park.id}/actions/name-lists`, { version: park.version, body: { listIds: [list.id] } });
  return park;
}
