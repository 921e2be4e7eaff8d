import type { ConsoleKit } from './console.kit';
import { itemsOf, issuedList, RESPONSIBILITY as API, unitNamed } from './lists.kit';
import { communityOf } from './means.kit';
import { inDays, uploaded } from './plan-rule.kit';

const base = '440310';
interface Made { readonly id: string; readonly version: number }
const step = async (c: ConsoleKit, who: string, path: string, version: number, body: object): Promise<Made> => (await c.as(base, who).call<Made>('POST', `${API}/${path}`, { version, body })).body;

/** A tour of a department and a street, drafted by the section, approved by the leader; its group is there. */
export async function stationedTour(c: ConsoleKit, name: string): Promise<Made> {
  const [{ id: unitId }, { code }, fileId] = [await unitNamed(c, '执法监督科'), await communityOf(c), await uploaded(c)];
  const { id } = await c.as(base, 'section').post<Made>(`${API}/inspection-tours`, {
    name, year: 2026, level: 'district', targetUnitIds: [unitId], targetDivisionCodes: [`${code.slice(0, 9)}000`], basis: '区安委会年度工作要点', fileIds: [fileId], leader: { name: '区领导' }, members: [{ name: '张三' }], bodies: [{ name: '纪委监委' }, { name: '组织部' }], stayFrom: inDays(-40), stayTo: inDays(-20),
  });
  await step(c, 'leader', `inspection-tours/${id}/actions/approve`, 1, { on: inDays(-45) });
  return step(c, 'section', `inspection-tours/${id}/actions/station`, 2, { on: inDays(-40), note: '召开动员会' });
}

/** An issued list of findings, with one. */
export async function issuedFindings(c: ConsoleKit, title: string): Promise<Made> {
  const { items: [kind] } = await c.as(base, 'section').post<{ items: Made[] }>(`${API}/list-kinds/library/adoptions`, { keys: ['inspection-findings'] });
  const { id: ownerUnitId } = await unitNamed(c, '执法监督科');
  return issuedList(c, kind?.id ?? '', title, [{ content: `${title} 责任制未落实到岗`, ownerUnitId, dueDay: inDays(60), evidenceWanted: '整改报告' }]);
}

/** Every finding is reported done, and closed by another. */
export async function closedFindings(c: ConsoleKit, listId: string): Promise<void> {
  for (const { id, version } of await itemsOf(c, listId)) {
    const done = await step(c, 'section', `list-items/${id}/actions/submit`, version, { report: '已明确到岗到人', evidence: [{ description: '整改报告' }] });
    await step(c, 'admin', `list-items/${id}/actions/close`, done.version, { note: '属实' });
  }
}
