import { until, type Caller } from './api';
import { asUser, type Demo } from './open-tenant';
import { districtMap } from './set-up-district';

export interface HazardBody {
  id: string;
  number: string;
  version: number;
  status: string;
  overdue: boolean;
}

const base = '/api/enforcement/v1/hazards';
const act = (who: Caller, h: HazardBody, verb: string, body: unknown = {}) => who.post<HazardBody>(`${base}/${h.id}/actions/${verb}`, body, { version: h.version });

/** A picture of one pixel: the demo uploads a real file as evidence. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Four people and one loop: found, assigned, rectified, refused once, rectified again, closed. And one that runs late. */
export async function hazardLoop(demo: Demo, slug: string): Promise<void> {
  await demo.state.once(`hazards ${slug}`, async () => {
    const [grid, street, owner, officer] = ['grid1', 'street1', 'owner', 'officer'].map((u) => asUser(demo, slug, u)) as [Caller, Caller, Caller, Caller];
    const map = await districtMap(asUser(demo, slug, 'admin'));
    const divisionCode = map.communitiesOf(map.streets[0]?.code ?? '')[0]?.code;
    const memberId = demo.state.realm(slug).users.find((u) => u.username === 'owner')?.memberId;
    const report = (title: string, more: object = {}) =>
      grid.post<HazardBody>(base, { title, description: '网格员日常巡查发现', level: 'general', category: '消防安全', divisionCode, subjectName: '示例电子有限公司', source: 'patrol', ...more });
    const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();

    let h = await until('the grid member\'s first report', () => report('疏散通道堆放杂物', { dueAt: inDays(7), position: { lng: 114.346, lat: 22.708, crs: 'GCJ02' } }));
    demo.tell(`    网格员上报 reported      ${h.number}`);
    h = await act(street, h, 'assign', { memberId, note: '请三日内整改' });
    h = await act(owner, h, 'start');
    const file = (await owner.call<{ id: string }>('POST', '/api/enforcement/v1/files?name=rectified.png', { raw: { type: 'image/png', data: pixel } })).body;
    h = await act(owner, h, 'submit', { evidence: [{ fileId: file.id, description: '已清理部分通道' }] });
    h = await act(officer, h, 'verify', { result: 'rejected', reason: '东侧通道仍有杂物' });
    demo.tell(`    复查不合格 rejected       ${h.number} → ${h.status}`);
    h = await act(owner, h, 'submit', { evidence: [{ fileId: file.id, description: '已全部清理' }] });
    h = await act(officer, h, 'verify', { result: 'accepted' });
    demo.tell(`    复查合格销号 closed       ${h.number} → ${h.status}`);

    let late = await report('配电箱门缺失', { level: 'major', dueAt: new Date(Date.now() + 1_500).toISOString() });
    late = await act(street, late, 'assign', { memberId });
    const overdue = await until('the overdue mark', async () => {
      const now = await street.get<HazardBody>(`${base}/${late.id}`);
      return now.overdue && now.version > late.version ? now : undefined;
    }, 90);
    demo.tell(`    超期 overdue              ${overdue.number}`);
    await report('灭火器压力不足', { dueAt: inDays(3) });
  });
}
