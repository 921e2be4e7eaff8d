import type { Caller } from '../api';
import { eachOf, type Standing, type Year } from '../year/year';
import type { Department } from './departments';
import { drawnSignature } from './signature';
import { act, DUTIES, onceKnown, pastDay, upload, yearOf } from './steps';

interface Letter extends Standing {
  readonly wordingHash: string;
  readonly targets: readonly unknown[];
}

/** 责任制单位: those of the departments whose heads sign with the district's leader. */
export const SIGNING = 30;
/** Of the letters that units give on to enterprises and bodies below them: made, and signed by both. */
export const BELOW = { made: 20, signed: 14 } as const;

const wording = `    为落实“党政同责、一岗双责、齐抓共管、失职追责”和“管行业必须管安全、管业务必须管安全、管生产经营必须管安全”的要求，{甲方}与{乙方}签订{年度}年安全生产和消防综合目标管理责任书。

一、工作目标
{目标}

二、主要责任
（一）主要负责人履行第一责任人职责，每季度至少研究一次安全生产和消防工作。
（二）按照职责清单、年度重点工作清单抓好本行业领域安全监管，对重大事故隐患挂牌督办、闭环销号。
（三）组织开展安全生产宣传教育、应急演练和“除险保安”专项行动。
（四）按时报送工作进展；发生生产安全事故依法报告，不得迟报、漏报、谎报、瞒报。

三、考核
    本责任书执行情况纳入年度安全生产和消防工作考核，发生较大及以上生产安全责任事故的，实行“一票否决”。

四、本责任书一式两份，自双方签署之日起生效，签订期限{签订期限}。

甲方：{甲方}（{甲方签署人}）
乙方：{乙方}（{乙方签署人}）`;
const targets = [
  { name: '较大及以上生产安全责任事故', value: '0', unit: '起' }, { name: '重大事故隐患整改率', value: '100', unit: '%' }, { name: '年度重点任务完成率', value: '≥ 95', unit: '%' }, { name: '本行业领域企业检查覆盖率', value: '100', unit: '%' },
];
/** What was reached of each, as the year's assessment found it. */
const reached = ['0 起', '100 %', '97 %', '100 %'];
/** Whom units give their letters to. */
const bodies = ['滨江城建发展有限公司', '滨江水务有限公司', '钱江客运有限公司', '江南大道商业管理有限公司', '白马湖文化创意有限公司', '物联网产业园物业服务有限公司', '滨江中学', '闻涛医院', '江晖农贸市场经营有限公司', '高教园区后勤服务有限公司'];

/** 安全生产和消防综合目标管理责任书: signed by the leader and thirty units; given on by these, and not all of them signed yet. */
export async function loadLetters(year: Year, departments: readonly Department[]): Promise<void> {
  const { section, leader, slug } = year;
  const leaderId = year.member('leader')?.memberId;
  const thisYear = yearOf(year);
  const template = await onceKnown(() => section.post<Standing>(`${DUTIES}/letter-templates`, { name: '安全生产和消防综合目标管理责任书', body: wording, targets, divisionCode: `${slug}000000` }));
  const { items } = await onceKnown(() => section.post<{ items: Letter[] }>(`${DUTIES}/letter-templates/${template.id}/actions/make-letters`, {
    title: `${thisYear} 年安全生产和消防综合目标管理责任书`, year: thisYear, level: 'district', partyAMemberId: leaderId, signBy: `${thisYear}-12-31`, takers: departments.slice(0, SIGNING).map(({ unit }) => ({ partyBUnitId: unit.id })),
  }));
  await eachOf(year, '责任书 letters', items, (letter, i) => signed(year, letter, [leader, drawnSignature('陈建国')], `${departments[i]?.field ?? ''}主要负责人`, i));
  await eachOf(year, '下级责任书 letters below', Array.from({ length: BELOW.made }), async (_, i) => {
    const giver = departments[i % SIGNING] as Department;
    const body = bodies[i % bodies.length] as string;
    const letter = await section.post<Letter>(`${DUTIES}/letters`, {
      title: `${giver.unit.name}与${body}${thisYear} 年安全生产目标责任书（${i + 1}）`, year: thisYear, level: 'subordinate', partyAUnitId: giver.unit.id, partyAMemberId: leaderId, partyBUnitId: year.units.find((u) => u.kind === 'enterprise')?.id, signBy: `${thisYear}-12-31`,
      divisionCode: `${slug}000000`, wording, targets: targets.slice(0, 2),
    });
    if (i < BELOW.signed) await signed(year, letter, undefined, `${body}负责人`, i);
    else await act(section, `letters/${letter.id}`, 'send', letter.version);
  });
}

/** Sent, signed by the leader by hand or on paper, by the unit on paper; every third was assessed for the year and put on file. */
async function signed(year: Year, letter: Letter, byHand: readonly [Caller, Buffer] | undefined, head: string, i: number): Promise<void> {
  const { section } = year;
  const path = `letters/${letter.id}`;
  let now = await act<Letter>(section, path, 'send', letter.version);
  const scan = async (party: 'a' | 'b', signerName: string): Promise<Letter> => act<Letter>(section, path, 'record-scan', now.version, { party, fileId: await upload(section, '责任书扫描件.png', drawnSignature(`${signerName} ${letter.id}`)), signerName, signedOn: pastDay(year, 1 + (i % 9), 40) });
  if (byHand) now = await act<Letter>(byHand[0], path, 'sign', now.version, { party: 'a', fileId: await upload(byHand[0], '签名.png', byHand[1]), wordingHash: now.wordingHash });
  else now = await scan('a', '分管负责人');
  now = await scan('b', head);
  if (i % 3 !== 0) return;
  now = await act<Letter>(section, path, 'assess', now.version, {
    results: now.targets.map((_, n) => ({ target: n + 1, ...(n === 2 && i % 2 ? { actual: '92 %', met: false, note: '两项重点任务顺延至下年度' } : { actual: reached[n], met: true }) })), conclusion: i % 2 && now.targets.length > 2 ? '基本完成，未完成事项纳入下年度责任书' : '完成各项目标', assessedOn: pastDay(year, 1, 1),
  });
  await act(section, path, 'archive', now.version);
}
