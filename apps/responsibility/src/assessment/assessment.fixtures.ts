import { checkSheetBody, draftAssessmentSchemeBody, openAssessmentBody, proposeVetoBody, selfScoreBody, type Assessment, type AssessmentScheme, type AssessmentSheet, type Veto } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { serviceKit } from '@anlan/platform/testing';
import { migrations } from '../../migrations';
import { AccidentQuotaService } from '../accident/accident-quota.service';
import { AccidentRecords } from '../accident/accident.records';
import { BodyStandardRecords } from '../body-standard/body-standard.records';
import { LetterRecords } from '../letter/letter.records';
import { ListItemRecords } from '../list-item/list-item.records';
import { SupervisionRecords } from '../supervision/supervision.records';
import { TaskRecords } from '../task/task.records';
import { AssessmentDocuments } from './assessment.document';
import { AssessmentIssues } from './assessment.issues';
import { AssessmentMeasures } from './assessment.measures';
import { AssessmentRecords } from './assessment.records';
import { AssessmentSchemeService } from './assessment-scheme.service';
import { AssessmentService } from './assessment.service';
import { AssessmentSheetService } from './assessment-sheet.service';
import { VetoService } from './veto.service';
export { codeOf } from '@anlan/platform/testing';

export const today = shanghaiDay(new Date());
const base = { group: '责任落实', wanted: '逐项核查', evidenceWanted: false };
export const items = [
  { ...base, name: '责任书签订率', points: 3000, method: 'formula', indicator: 'letter_signing_rate', formula: { kind: 'ratio' }, withoutValue: 'full' },
  { ...base, name: '台账建设', points: 4000, method: 'manual' },
  { ...base, name: '日常工作', points: 3000, method: 'deduct', deductions: [{ name: '逾期一次', points: 150 }] },
  { ...base, name: '创新加分', points: 500, method: 'bonus' },
];
export const scores = (manual: number, deductions: object[] = []) => [{ item: 2, points: manual, note: '实地查看台账' }, { item: 3, deductions }, { item: 4, points: 0 }];

/** Services of assessments with two streets and their units, a section, and a leader. */
export async function assessmentKit() {
  const kit = await serviceKit('responsibility', migrations);
  const { tx, references, attachments, pingshan } = kit;
  const measures = new AssessmentMeasures(new LetterRecords(tx, references, attachments), new ListItemRecords(tx, references), new TaskRecords(tx, references), new SupervisionRecords(tx, references), new BodyStandardRecords(tx, references), new AccidentRecords(tx, references), new AccidentQuotaService(tx));
  const [schemes, assessments, issues, sheets, records, vetoes] = [new AssessmentSchemeService(tx), new AssessmentService(tx, references, measures), new AssessmentIssues(tx), new AssessmentSheetService(tx, references, attachments, measures), new AssessmentRecords(tx, references), new VetoService(tx, references, attachments)];
  const section = pingshan.unit('基础科');
  const units = { one: pingshan.unit('坪山街道应急办'), two: pingshan.unit('龙田街道应急办') };
  const at = (role: string, unitId: string | null, divisionPrefix: string | null = null): TenantContext => pingshan.holding([{ role, unitId: null, divisionPrefix }], unitId);
  const people = {
    officer: at('section-officer', section), checker: at('section-officer', section), other: at('section-officer', section), leader: at('leader', null), deputy: at('leader', null),
    one: at('street-officer', units.one, '440310001'), two: at('street-officer', units.two, '440310003'),
  };
  const draft = async (more: object = {}, ctx = people.officer): Promise<AssessmentScheme> =>
    schemes.draft(ctx, draftAssessmentSchemeBody.parse({
      name: '街道安全生产考核办法', sourceDocument: '安委〔2026〕3 号', unitKind: 'street', totalPoints: 10_000, items, vetoes: [{ trigger: 'fatal_accident', consequence: { kind: 'cap', points: 5900 } }],
      grades: [{ name: '优秀', from: 9000 }, { name: '合格', from: 6000 }, { name: '不合格', from: 0 }], appealDays: 5, rankingIsPublic: true, ...more,
    }));
  const inForce = async (more: object = {}): Promise<AssessmentScheme> => schemes.approve(people.leader, (await draft(more)).id, 1);
  const streets = [{ unitId: units.one, divisionCode: '440310001' }, { unitId: units.two, divisionCode: '440310003' }];
  const open = async (more: object = {}, scheme?: AssessmentScheme): Promise<Assessment> =>
    assessments.open(people.officer, openAssessmentBody.parse({ schemeId: (scheme ?? (await inForce())).id, name: '2026 年上半年考核', from: '2026-01-01', to: '2026-06-30', selfScoreUntil: today, units: streets, ...more }));
  const sheetOf = async (assessmentId: string, unitId: string): Promise<AssessmentSheet> => {
    const { items: [found] } = await records.sheets(people.officer, { limit: 20, assessmentId, unitId });
    return records.sheet(people.officer, found?.id ?? '');
  };
  const selfScore = (id: string, ctx: TenantContext, version = 1) => sheets.selfScore(ctx, id, version, selfScoreBody.parse({ items: [{ item: 2, points: 4000 }, { item: 3, points: 3000 }, { item: 4, points: 100, note: '经验推广' }] }));
  const check = (id: string, version: number, manual = 3500, deductions: object[] = [], ctx = people.checker) => sheets.check(ctx, id, version, checkSheetBody.parse({ items: scores(manual, deductions), checkedOn: today, place: '街道办' }));
  /** Scored by itself, checked, notified. */
  const notified = async (assessmentId: string, unitId: string, ctx: TenantContext, manual = 3500): Promise<AssessmentSheet> => {
    const { id } = await sheetOf(assessmentId, unitId);
    await selfScore(id, ctx);
    await check(id, 2, manual);
    return sheets.notify(people.checker, id, 3);
  };
  const settled = async (assessmentId: string, unitId: string, ctx: TenantContext, manual = 3500) => {
    const { id } = await notified(assessmentId, unitId, ctx, manual);
    return sheets.accept(ctx, id, 4);
  };
  const graded = async (more: object = {}, points: readonly [number, number] = [3500, 3000]): Promise<Assessment> => {
    const { id } = await open({}, await inForce(more));
    await settled(id, units.one, people.one, points[0]);
    await settled(id, units.two, people.two, points[1]);
    return assessments.finalise(people.officer, id, 1);
  };
  const veto = (more: object = {}, ctx = people.officer): Promise<Veto> => vetoes.propose(ctx, proposeVetoBody.parse({ trigger: 'fatal_accident', basis: '考核办法第十条', facts: '六月发生一起亡人事故', from: '2026-01-01', to: '2026-12-31', unitId: units.one, ...more }));
  const vetoInEffect = async (more: object = {}): Promise<Veto> => {
    const { id } = await veto(more);
    await vetoes.review(people.leader, id, 1, { result: 'reviewed', note: '属实' });
    return vetoes.putInEffect(people.leader, id, 2, { document: '安委〔2026〕9 号' });
  };
  return { ...kit, schemes, assessments, issues, sheets, records, vetoes, documents: new AssessmentDocuments(records), units, people, streets, draft, inForce, open, sheetOf, selfScore, check, notified, settled, graded, veto, vetoInEffect };
}
export type AssessmentKit = Awaited<ReturnType<typeof assessmentKit>>;
