import { LEDGERS } from './figures';
import { BASE, eachOf, inDays, type Year } from './year';

interface Step {
  readonly id: string;
  readonly version: number;
}
const faults = [
  ['特种作业人员未按规定经专门培训并取得相应资格上岗作业', '教育培训'], ['未落实有限空间作业审批，未执行“先通风、再检测、后作业”', '有限空间'],
  ['未对有限空间进行辨识、建立管理台账，未设置明显的安全警示标志', '有限空间'], ['未对承包单位的安全生产工作统一协调、管理，未定期安全检查', '安全管理制度'],
] as const;
const requirements = { responsibility: '企业主要负责人', measures: '停用相关设备，限期改造并经专家验收', funds: '专项资金已落实', timeLimit: '三十日内完成', plan: '现场处置方案已演练' };

/** 重大隐患: listed for supervision with the five requirements, answered for by the enterprise and by a department; of some both sides are closed. */
export async function loadOversight(year: Year): Promise<void> {
  const { admin, section, officer, now, units, part } = year;
  await year.once(`supervised ${part.name}`, async () => {
    const subjects = (await year.enterprises()).filter((_, i) => i % 5 === 2).slice(0, part.of(LEDGERS.supervised));
    const department = units.find((u) => u.name.includes('危险化学品')) ?? units[0];
    await eachOf(year, '挂牌督办的重大隐患 supervised major hazards', subjects, async (subject, i) => {
      const [title, category] = faults[i % faults.length] ?? faults[0];
      let h = await section.post<Step>(`${BASE}/hazards`, { title, description: '专项检查发现，经对照判定标准认定为重大事故隐患', level: 'major', category, subjectId: subject.id, source: 'inspection', dueAt: inDays(now, 30) });
      const act = async (who: typeof section, verb: string, body: object = {}): Promise<void> => void (h = await who.post<Step>(`${BASE}/hazards/${h.id}/actions/${verb}`, body, { version: h.version }));
      await act(section, 'assign', { note: '挂牌督办，限期整改' });
      await act(section, 'list-supervision', { requirements });
      await act(section, 'assign-department', { unitId: department?.id, note: '按“三管三必须”同步交办' });
      if (i % 3 === 0) return;
      await act(admin, 'start');
      if (i % 3 === 1) return;
      await act(admin, 'submit', { evidence: ['已完成改造，附验收报告'] });
      await act(section, 'give-opinion', { expert: '梁工（区安全生产专家库）', opinion: '改造到位，符合要求', agrees: true });
      await act(section, 'submit-department', { evidence: ['已现场督导并复核'] });
      await act(officer, 'verify', { result: 'accepted' });
      await act(officer, 'verify-department', { result: 'accepted' });
    });
  });
}
