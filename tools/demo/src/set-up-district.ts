import { Caller, type SecondFactor } from './api';
import { people, type DemoPerson } from './districts';
import { asUser, type Demo } from './open-tenant';
import { demoPassword } from './passwords';

interface Unit {
  id: string;
  name: string;
  kind: string;
  divisionCode: string | null;
}

interface Division {
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
}

export interface DistrictMap {
  readonly streets: Division[];
  readonly communitiesOf: (street: string) => Division[];
}

export async function districtMap(caller: Caller): Promise<DistrictMap> {
  const items: Division[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Division[]; nextCursor: string | null } = await caller.get(`/api/tenancy/v1/divisions/mine?limit=200${cursor ? `&cursor=${cursor}` : ''}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return { streets: items.filter((d) => d.level === 'street'), communitiesOf: (street) => items.filter((d) => d.level === 'community' && d.parentCode === street) };
}

/** The district's own set-up, by its admin: a section of its own, posts, people, and who may do what where. */
export async function setUpDistrict(demo: Demo, slug: string): Promise<void> {
  await demo.state.once(`set up ${slug}`, async () => {
    const admin = asUser(demo, slug, 'admin');
    const map = await districtMap(admin);
    const units = (await admin.get<{ items: Unit[] }>('/api/tenancy/v1/units?limit=200')).items;
    const ofPerson = await unitFinder(admin, units, map);
    for (const person of people) {
      if (demo.state.realm(slug).users.some((u) => u.username === person.username)) continue;
      await addPerson(demo, admin, slug, person, map, ofPerson(person));
    }
    demo.tell(`    ${map.streets.length} 个街道、${units.length} 个机构，${people.length} 人已授权 streets, units, members with roles`);
  });
}

async function unitFinder(admin: Caller, units: Unit[], map: DistrictMap): Promise<(p: DemoPerson) => Unit> {
  const named = (name: string) => units.find((u) => u.name.includes(name));
  const bureau = units.find((u) => u.kind === 'bureau');
  const found = named('示例电子') ?? (await admin.post<Unit>('/api/tenancy/v1/units', { kind: 'enterprise', name: '示例电子有限公司' }));
  await admin.post('/api/tenancy/v1/units', { kind: 'department', name: '危险化学品监管科', parentId: bureau?.id }).catch(() => undefined);
  return (p) => {
    if (p.unit === '企业') return found;
    if (p.unit === '街道') return units.find((u) => u.kind === 'street_office' && u.divisionCode === map.streets[p.scope?.street ?? 0]?.code) ?? (bureau as Unit);
    return named(p.unit) ?? (bureau as Unit);
  };
}

async function addPerson(demo: Demo, admin: Caller, slug: string, person: DemoPerson, map: DistrictMap, unit: Unit): Promise<void> {
  const street = person.scope ? map.streets[person.scope.street] : undefined;
  const community = street && person.scope?.community !== undefined ? map.communitiesOf(street.code)[person.scope.community] : undefined;
  const post = person.post ? await admin.post<{ id: string }>(`/api/tenancy/v1/units/${unit.id}/posts`, { name: `${person.post}（${person.displayName}）` }) : undefined;
  const initial = demoPassword();
  const member = await admin.post<{ id: string }>('/api/tenancy/v1/members', {
    username: person.username, displayName: person.displayName, phone: `138${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`, unitId: unit.id, postId: post?.id, initialPassword: initial,
  });
  await admin.post('/api/tenancy/v1/assignments', { memberId: member.id, role: person.role, unitId: unit.id, divisionCode: (community ?? street)?.code });
  const password = demoPassword();
  const realm = demo.state.realm(slug);
  const factor: SecondFactor = {};
  await Caller.person(demo.origin, realm.issuer, person.username, initial, password, factor).bearer();
  realm.users.push({ username: person.username, password, ...factor, roles: [person.role], memberId: member.id });
  demo.state.putRealm(realm);
}
