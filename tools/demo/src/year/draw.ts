import { BASE, dayAgo, type Year } from './year';

/** Certificates of those who inspect, by their user names. */
export const CERTIFICATES: Readonly<Record<string, string>> = { officer: '粤B190310001', officer2: '粤B190310002', section: '粤B190310003' };

/** Two who inspect together, with their certificates. */
export function pairOf(year: Year): { memberId: string | undefined; certificateNumber: string | undefined }[] {
  const second = year.member('officer2') ? 'officer2' : 'section';
  return ['officer', second].map((u) => ({ memberId: year.member(u)?.memberId, certificateNumber: CERTIFICATES[u] }));
}

/** 双随机: one draw that everybody can read and draw again, on a public page that is open. */
export async function makeDraw(year: Year): Promise<void> {
  const { demo, slug, now, section, admin } = year;
  await year.once('draw', async () => {
    const page = { enabled: true, intro: '发现身边的安全隐患，请告诉我们。', hotline: '12350', showTips: true, acceptReports: true };
    const { version } = await admin.get<{ version: number }>('/api/tenancy/v1/settings/publicPage');
    if (version === 0) await admin.call('PUT', '/api/tenancy/v1/settings/publicPage', { body: { value: page }, version });
    const officers = Object.entries(CERTIFICATES).flatMap(([username, certificateNumber]) => {
      const found = year.member(username);
      return found ? [{ memberId: found.memberId, certificateNumber }] : [];
    });
    let draw = await section.post<{ id: string; version: number; number: string; drawn: number; poolSize: number }>(`${BASE}/draws`, {
      name: '粉尘涉爆企业双随机抽查', divisionCode: `${slug}000000`, from: dayAgo(now, -7), to: dayAgo(now, -60), items: ['粉尘防爆安全管理制度', '除尘系统与清灰', '特种作业人员持证'], pool: { kind: ['enterprise'], tag: 'combustible_dust', isKey: true },
      officers, rule: { percent: { A: 2, B: 5, C: 20, D: 100, none: 5 }, least: 1, perSubject: 2 },
    });
    for (const verb of ['freeze', 'draw', 'publish']) draw = await section.post(`${BASE}/draws/${draw.id}/actions/${verb}`, verb === 'draw' ? { seed: { text: `${slug}-福彩3D第2026001期-4-7-1`, source: '当日福利彩票开奖号码' } } : {}, { version: draw.version });
    demo.tell(`    双随机 draw ${draw.number}：${draw.poolSize} 家中抽取 ${draw.drawn} 家，已公示 published`);
  });
}
