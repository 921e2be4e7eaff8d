import type { Stack } from '@anlan/tool-stack';
import { follow, until, type Caller, type OperationBody } from '../api';
import { demoCsv } from '../hazard-import';
import type { HazardBody } from '../hazard-loop';
import { asUser, openTenant, type Demo } from '../open-tenant';
import { districtMap, setUpDistrict, type DistrictMap } from '../set-up-district';
import { registerSubjects } from '../subjects';

const HAZARDS = '/api/enforcement/v1/hazards';
const DAY_MS = 86_400_000;

/**
 * Less than the demo, and sooner there: 深圳市 with 坪山区 at work (people of every role; hazards with positions in each
 * state, due before and after today, and 1,500 rows of an old ledger, some hundreds to a street), 杭州市 with 滨江区, which has people and no hazards.
 */
export async function seedForBrowser(demo: Demo, stack: Pick<Stack, 'issuerOf' | 'secrets'>): Promise<void> {
  demo.state.putRealm({ slug: 'platform', realm: 'platform', issuer: stack.issuerOf('platform'), name: '平台', users: [{ username: 'operator', password: stack.secrets.operatorPassword, roles: ['platform-operator'] }], clients: [] });
  const operator = asUser(demo, 'platform', 'operator');
  await openTenant(demo, { opener: operator, kind: 'city', slug: '440300', name: '深圳市', shortName: '深圳', adminName: '林市局' });
  await openTenant(demo, { opener: operator, kind: 'city', slug: '330100', name: '杭州市', shortName: '杭州', adminName: '叶市局' });
  await openTenant(demo, { opener: asUser(demo, '440300', 'admin'), kind: 'district', slug: '440310', name: '坪山区', shortName: '坪山', adminName: '何管理' });
  await openTenant(demo, { opener: asUser(demo, '330100', 'admin'), kind: 'district', slug: '330108', name: '滨江区', shortName: '滨江', adminName: '钱管理' });
  await setUpDistrict(demo, '440310');
  await setUpDistrict(demo, '330108');
  await registerSubjects(demo, '440310');
  await demo.state.once('hazards for a browser', () => seedHazards(demo, '440310'));
}

const titles = ['疏散通道堆放杂物', '灭火器压力不足', '配电箱门缺失', '消火栓被遮挡', '电动自行车楼道充电', '危险化学品混放'];
const categories = ['消防安全', '用电安全', '危险化学品'];
/** Where things lie in 坪山区, GCJ-02 as phones there give it. */
const CENTRE = { lng: 114.346, lat: 22.708 };

async function seedHazards(demo: Demo, slug: string): Promise<void> {
  const officer = asUser(demo, slug, 'officer');
  const map = await districtMap(officer);
  const communities = map.streets.flatMap((s) => map.communitiesOf(s.code).map((c) => c.code));
  const rows = Buffer.from(demoCsv(communities, new Date(), 1_500), 'utf8');
  const importing = await officer.call<OperationBody>('POST', `${HAZARDS}/imports?name=2026.csv`, { raw: { type: 'text/csv', data: rows }, headers: { 'idempotency-key': `browser-import-${slug}` } });
  await reportAll(demo, slug, map);
  await follow(officer, 'enforcement', importing.body.id, () => undefined);
}

async function reportAll(demo: Demo, slug: string, map: DistrictMap): Promise<void> {
  const owner = demo.state.realm(slug).users.find((u) => u.username === 'owner')?.memberId;
  for (const at of [0, 1]) {
    const [grid, street, enterprise, officer] = [`grid${at + 1}`, `street${at + 1}`, 'owner', 'officer'].map((u) => asUser(demo, slug, u)) as [Caller, Caller, Caller, Caller];
    const divisionCode = map.communitiesOf(map.streets[at]?.code ?? '')[0]?.code;
    for (let i = 0; i < 12; i += 1) {
      const body = {
        title: titles[i % titles.length], description: '网格员日常巡查发现', level: i % 5 === 0 && i % 6 < 5 ? 'major' : 'general', category: categories[i % categories.length], divisionCode,
        subjectName: `示例企业${at * 12 + i + 1}号`, source: i % 3 === 0 ? 'complaint' : 'patrol', dueAt: new Date(Date.now() + (i % 4 === 1 ? 2_000 : (i - 2) * DAY_MS + 4 * DAY_MS)).toISOString(),
        position: { lng: CENTRE.lng + at * 0.03 + (i % 4) * 0.004, lat: CENTRE.lat + Math.floor(i / 4) * 0.004, crs: 'GCJ02' },
      };
      let h = await until('a report', () => grid.post<HazardBody>(HAZARDS, body));
      const act = async (who: Caller, verb: string, more: object): Promise<void> => void (h = await who.post<HazardBody>(`${HAZARDS}/${h.id}/actions/${verb}`, more, { version: h.version }));
      if (i % 6 >= 1) await act(street, 'assign', { memberId: owner, note: '请按期整改' });
      if (i % 6 >= 3) await act(enterprise, 'start', {});
      if (i % 6 >= 4) await act(enterprise, 'submit', { evidence: ['已整改'] });
      if (i % 6 >= 5) await act(officer, 'verify', { result: 'accepted' });
    }
  }
}
