import type { Stack } from '@anlan/tool-stack';
import { Caller } from './api';
import { DemoState } from './demo-state';
import { loadDuties } from './duties';
import { clientsOf } from './districts';
import { hazardLoop } from './hazard-loop';
import { importHazards } from './hazard-import';
import { integratorReceives } from './integrator';
import { asUser, makeClients, openTenant, type Demo } from './open-tenant';
import { setUpDistrict } from './set-up-district';
import { registerSubjects } from './subjects';
import { loadYear, type YearScale } from './year';

export interface DemoOptions {
  readonly stack: Pick<Stack, 'gatewayUrl' | 'dataDir' | 'issuerOf'> & { readonly secrets: { readonly operatorPassword: string } };
  readonly progress: (line: string) => void;
  /** how much of a year of 坪山区 is loaded, and with it the duties of 滨江区; left out: nothing of either */
  readonly year?: YearScale | undefined;
}

/**
 * The main job from end to end, each step over the public interfaces: a city opens a real district, the district works,
 * an integrator receives it, a second district sees none of it. Every part is remembered; a second run goes on.
 */
export async function runDemo({ stack, progress, year }: DemoOptions): Promise<string[]> {
  const state = new DemoState(stack.dataDir);
  const demo: Demo = { origin: stack.gatewayUrl, state, tell: progress };
  const first = !state.recall('finished');
  await state.once('platform', async () => {
    const issuer = stack.issuerOf('platform');
    state.putRealm({ slug: 'platform', realm: 'platform', issuer, name: '平台', users: [{ username: 'operator', password: stack.secrets.operatorPassword, roles: ['platform-operator'] }], clients: [] });
    await makeClients(demo, 'platform', clientsOf.platform);
  });
  const operator = asUser(demo, 'platform', 'operator');

  if (first) progress('① 平台开通深圳市，市局开通坪山区 The operator opens 深圳市; its bureau opens 坪山区');
  await openTenant(demo, { opener: operator, kind: 'city', slug: '440300', name: '深圳市', shortName: '深圳', adminName: '林市局' });
  await openTenant(demo, { opener: asUser(demo, '440300', 'admin'), kind: 'district', slug: '440310', name: '坪山区', shortName: '坪山', adminName: '何管理' });

  if (first) progress('② 区局建机构、岗位、人员，按区划授权 The district sets up units, posts, members and roles');
  await setUpDistrict(demo, '440310');
  await registerSubjects(demo, '440310');

  if (first) progress('③ 隐患闭环与 2,000 条导入 ④ 集成方接收 Hazards go round; an integrator receives them');
  await state.once('work 440310', async () => {
    await integratorReceives(demo, '440310', stack.dataDir, () => hazardLoop(demo, '440310'), () => importHazards(demo, '440310'));
  });

  if (first) progress('⑤ 第二个区：杭州市滨江区，互不可见 A second district sees none of it');
  await openTenant(demo, { opener: operator, kind: 'city', slug: '330100', name: '杭州市', shortName: '杭州', adminName: '叶市局' });
  await openTenant(demo, { opener: asUser(demo, '330100', 'admin'), kind: 'district', slug: '330108', name: '滨江区', shortName: '滨江', adminName: '钱管理' });
  await setUpDistrict(demo, '330108');
  await registerSubjects(demo, '330108');
  await state.once('isolation', () => seesNothing(demo));
  if (year) {
    await loadYear(demo, '440310', year);
    await loadDuties(demo, '330108');
  }
  state.remember('finished', true);
  return summary(demo, stack.dataDir);
}

async function seesNothing(demo: Demo): Promise<void> {
  const theirs = await asUser(demo, '440310', 'officer').get<{ items: { id: string }[] }>('/api/enforcement/v1/hazards?limit=1');
  const other = asUser(demo, '330108', 'officer');
  const list = await other.get<{ total: number }>('/api/enforcement/v1/hazards?total=true');
  const refused = await other.get(`/api/enforcement/v1/hazards/${theirs.items[0]?.id}`).then(() => 200, (e: { status?: number }) => e.status);
  if (list.total !== 0 || refused !== 404) throw new Error(`滨江区 sees ${list.total} hazards of 坪山区, and one answered ${refused}`);
  demo.tell('    滨江区看到坪山区隐患 0 条，直接按编号读取得 404 sees 0 of them; by id: 404');
}

const secondFactorHint = '动态口令 One-time codes 在验证器应用中手工输入 credentials.json 的 totpSecret；type the totpSecret of credentials.json into an authenticator app';

function summary(demo: Demo, dataDir: string): string[] {
  const lines = demo.state.realms.map((r) => `  ${r.name.padEnd(6, '　')} ${r.users.map((u) => u.username).join(' ')}`);
  return [
    '',
    `平台已就绪 Ready     ${demo.origin}`,
    `接口文档 API docs    ${demo.origin}/docs`,
    `健康状态 Health      ${demo.origin}/healthz/ready`,
    `演示账号 Sign-ins    ${dataDir}/credentials.json`,
    ...lines,
    ...(demo.state.realms.some((r) => r.users.some((u) => u.totpSecret)) ? [secondFactorHint] : []),
    '按 Ctrl-C 停止全部 Ctrl-C stops everything that was started',
  ];
}

export { Caller, DemoState };
export * from './hazard-import';
export { SUBJECT_HEADER, subjectLine } from './subjects';
export { loadDuties } from './duties';
export { loadNights, loadYear, type YearScale } from './year';
export * from './integrator';
export { asUser, openTenant, type Demo } from './open-tenant';
export { follow, until, type OperationBody } from './api';
