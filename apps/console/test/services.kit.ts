import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { ConsoleKit } from './console.kit';
import { registeredSubject, type SubjectBody } from './subject.kit';

const base = '440310';
const API = '/api/enforcement/v1';
const day = (days: number): string => addCalendarDays(shanghaiDay(new Date()), days);

interface Made {
  readonly id: string;
  readonly version: number;
}
export interface ExpertBody extends Made {
  readonly number: string;
}

export const madeExpert = (c: ConsoleKit, unit: string, more: object = {}): Promise<ExpertBody> =>
  c.as(base, 'section').post<ExpertBody>(`${API}/experts`, { name: '欧阳无双', phone: '13812345678', speciality: '危险化学品', title: '高级工程师', unit, level: 'province', validUntil: day(365), divisionCode: base, ...more });

/** A contract of the section's that runs. */
export async function runningContract(c: ConsoleKit, name: string): Promise<Made> {
  const section = c.as(base, 'section');
  const { id } = await section.post<Made>(`${API}/service-contracts`, { name, provider: `${name}公司`, scope: '工贸企业隐患排查', from: day(-1), to: day(30), amount: 36_000_000, divisionCode: base });
  return (await section.call<Made>('POST', `${API}/service-contracts/${id}/actions/start`, { version: 1, body: {} })).body;
}

/** A check under the contract, with the expert, that found so many hazards. */
export const agencyCheck = (c: ConsoleKit, subject: SubjectBody, contractId: string, expertId: string, found: readonly string[]): Promise<Made> =>
  c.as(base, 'section').post<Made>(`${API}/agency-checks`, { subjectId: subject.id, organization: '某机构', contractId, expertIds: [expertId], report: { findings: found.map((title) => ({ title })) } });

/** A grade of a subject of its own, announced so many days ago. */
export async function heldGrade(c: ConsoleKit, name: string, daysAgo: number): Promise<{ readonly subject: SubjectBody; readonly grade: Made }> {
  const subject = await registeredSubject(c, name);
  const [street, section] = [c.as(base, 'street1'), c.as(base, 'section')];
  const { id } = await street.post<Made>(`${API}/standardisations`, { subjectId: subject.id, grade: 'three' });
  const review = { result: 'passed', reviewer: '某评审公司', reviewedOn: day(-daysAgo) };
  await section.call('POST', `${API}/standardisations/${id}/actions/review`, { version: 1, body: review });
  const announced = { certificateNumber: `AQBⅢ-${id.slice(-12)}`, announcedOn: day(-daysAgo) };
  return { subject, grade: (await section.call<Made>('POST', `${API}/standardisations/${id}/actions/announce`, { version: 2, body: announced })).body };
}

export interface Reported extends Made {
  readonly receiptNumber: string;
  readonly followCode: string;
}

/** A report that was accepted and found to be true. */
export async function verifiedReport(c: ConsoleKit, what: string, more: object = {}): Promise<Reported> {
  const answer = await fetch(`${c.origin}${API}/public/${base}/reports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ what, where: '坪山大道 1 号', ...more }) });
  const receipt = (await answer.json()) as { receiptNumber: string; followCode: string };
  const section = c.as(base, 'section');
  const { items } = await section.get<{ items: Made[] }>(`${API}/public-reports?q=${receipt.receiptNumber}`);
  const { id } = items[0]!;
  await section.call('POST', `${API}/public-reports/${id}/actions/accept`, { version: 1, body: { title: '疏散通道堵塞', description: '二楼疏散通道被占用' } });
  const { version } = (await section.call<Made>('POST', `${API}/public-reports/${id}/actions/verify`, { version: 2, body: { result: 'verified', note: '现场核实' } })).body;
  return { ...receipt, id, version };
}
