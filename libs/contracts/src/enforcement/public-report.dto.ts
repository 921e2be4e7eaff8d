import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, personal, phone, shownOnce, someOf, text, uuid } from '../kit';
import { hazardLevel, position, reportHazardBody } from './hazard.dto';
import { followedStates, publicReportActions, publicReportStates, reportChannels } from './public-report.lifecycle';
import { recheckResults } from './recheck.dto';

/** How many pictures a report may have, how large each, and for how long they may follow it. */
export const REPORT_PICTURES = { most: 3, bytes: 5 * 1024 * 1024, types: ['image/jpeg', 'image/png', 'image/webp'], minutes: 60 } as const;

const state = z.enum(publicReportStates).meta({ description: 'received 已收到 | accepted 已受理 | declined 不予受理 | duplicate 重复' });

const channel = z.enum(reportChannels).meta({ description: 'web 网上举报 | hotline 热线（12345、12350） | opinion 舆情 | visit 来访 | letter 来信' });

/** A number that says nothing of who reported: slug, year, a count. */
export const receiptNumber = z.string().regex(/^JB\d{6}-\d{4}-\d{4,}$/).meta({ description: '回执号, e.g. JB440310-2026-0001' });

/** The secret of one report, as a person may type it: any case, with or without dashes and blanks. */
export const followCode = z
  .string()
  .trim()
  .regex(/^(?:[ -]*[0-9A-Za-z]){16}$/, '查询码应为 16 位字母和数字 / A follow code has 16 letters and digits')
  .meta({ description: '查询码 the code that came with the receipt' });
export const followHeaders = { 'follow-code': followCode };

const reporter = z.strictObject({ name: text(50).meta({ description: '姓名' }), phone });

export const submitReportBody = z
  .strictObject({
    what: text(1000).meta({ description: '什么隐患 what is wrong' }),
    where: text(200).meta({ description: '在哪里 where it is, in words' }),
    divisionCode: divisionCode.optional().meta({ description: '街道 the street, where it is known' }),
    position: position.optional(),
    reporter: reporter.optional().meta({ description: '实名举报 a named report; left out: anonymous, and nothing is kept that leads to the person' }),
    employee: z.boolean().optional().meta({ description: '本单位从业人员: the reporter works there; kept from everybody but who handles the report, and its words go into no hazard' }),
    website: z.enum(['']).optional().meta({ description: '请留空 leave it empty: people do not see this field, programs fill it in' }),
  })
  .meta({ id: 'SubmitPublicReport' });
export type SubmitReportBody = z.output<typeof submitReportBody>;

export const submittedReport = z
  .object({
    receiptNumber,
    followCode: shownOnce(z.string().meta({ description: '查询码; shown only here, and kept by nobody but the reporter' })),
    picturesUntil: instant.meta({ description: 'pictures may follow until then' }),
  })
  .meta({ id: 'PublicReportReceipt' });
export type SubmittedReport = z.infer<typeof submittedReport>;

export const enterReportBody = z
  .strictObject({
    channel: z.enum(reportChannels).exclude(['web']).meta({ description: 'hotline 热线（12345、12350） | opinion 舆情 | visit 来访 | letter 来信' }),
    reference: text(300).optional().meta({ description: '工单号、文号，或舆情的链接: the number of the work order or letter, or the address of the page' }),
    what: text(1000).meta({ description: '什么隐患 what is wrong' }),
    where: text(200).meta({ description: '在哪里 where it is, in words' }),
    divisionCode: divisionCode.optional().meta({ description: '区划，须在职责范围内; left out: the district itself' }),
    position: position.optional(),
    reporter: reporter.optional().meta({ description: '实名; left out: anonymous. An opinion has none' }),
    employee: z.boolean().optional().meta({ description: '本单位从业人员: the reporter works there. An opinion has no reporter' }),
    receivedAt: instant.optional().meta({ description: '来电、来信、来访的时间; default: now. Not later than now, and not more than 366 days ago' }),
  })
  .meta({ id: 'EnterPublicReport' });
export type EnterReportBody = z.output<typeof enterReportBody>;

export const enteredReport = z
  .object({
    id: uuid,
    receiptNumber,
    followCode: shownOnce(z.string().nullable().meta({ description: '查询码, for the reporter, by which it is followed and a reward collected; shown only here. null: an opinion, which nobody follows' })),
  })
  .meta({ id: 'EnteredPublicReport' });
export type EnteredReport = z.infer<typeof enteredReport>;

/** Whether what was reported is so. */
export const reportVerifications = ['verified', 'unfounded'] as const;
export type ReportVerification = (typeof reportVerifications)[number];

export const followedReport = z
  .object({
    receiptNumber,
    state: z.enum(followedStates).meta({ description: 'received 已收到 | accepted 已受理 | rectifying 整改中 | closed 已办结 | declined 不予受理' }),
    duplicate: z.boolean().meta({ description: '此前已有人举报 reported before: the state is that of the first report' }),
    answer: z.string().nullable().meta({ description: '答复 what the bureau answers, e.g. why it declined' }),
    receivedAt: instant,
    updatedAt: instant,
    pictures: z.number().int(),
    picturesUntil: instant.nullable().meta({ description: 'null: no more are taken' }),
    verification: z.enum(reportVerifications).nullable().meta({ description: 'verified 属实 | unfounded 不属实; null: not yet' }),
    reward: z
      .object({
        state: z.enum(['waiting', 'paid']), amount: z.number().int().meta({ description: '分' }),
        collectUntil: day.nullable().meta({ description: '领取截止' }), how: z.string().meta({ description: '领取办法: the code of the report is enough' }),
      })
      .nullable()
      .meta({ description: '举报奖励 a reward that waits to be collected, or was' }),
  })
  .meta({ id: 'FollowedPublicReport' });
export type FollowedReport = z.infer<typeof followedReport>;

export const publicReport = z
  .object({
    id: uuid,
    number: receiptNumber,
    channel,
    reference: z.string().nullable().meta({ description: '工单号、文号或链接' }),
    enteredBy: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: '登记人; null: it came over the public page' }),
    what: z.string(),
    where: z.string(),
    divisionCode: z.string().meta({ description: '区划; the district itself where the reporter did not know the street' }),
    divisionName: z.string(),
    position: position.nullable(),
    reporterName: personal('name', z.string().nullable().meta({ description: '举报人; masked, the reveal action shows it. null: anonymous' })),
    reporterPhone: personal('phone', z.string().nullable()),
    state,
    hazard: z.object({ id: uuid, number: z.string(), status: z.string() }).nullable().meta({ description: '受理后形成的隐患 the hazard it became' }),
    duplicateOf: z.object({ id: uuid, number: receiptNumber }).nullable(),
    declineReason: z.string().nullable(),
    named: z.boolean().meta({ description: '实名 whether the reporter gave a name' }),
    employee: z.boolean().meta({ description: '本单位从业人员: name and phone are not even shown masked' }),
    verification: z.object({ result: z.enum(reportVerifications), note: z.string().nullable(), at: instant, by: z.object({ id: z.string(), name: z.string() }) }).nullable().meta({ description: '核查结果; null: not yet' }),
    pictures: z.array(z.object({ fileId: uuid, mediaType: z.string(), bytes: z.number().int() })),
    takesPictures: z.boolean().meta({ description: 'whether the caller may add a picture now: he entered the report, nobody has handled it, and it has fewer than it may' }),
    receivedAt: instant,
    handledBy: z.object({ id: z.string(), name: z.string() }).nullable(),
    handledAt: instant.nullable(),
    updatedAt: instant,
    version: z.number().int(),
    allowedActions: z.array(z.enum(publicReportActions)),
  })
  .meta({ id: 'PublicReport' });
export type PublicReport = z.infer<typeof publicReport>;

export const publicReportQuery = pageQuery.extend({
  state: state.optional(),
  channel: someOf(reportChannels).optional().meta({ description: `one, or several with commas: ${reportChannels.join(', ')}` }),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  closed: flag.optional().meta({ description: '隐患已销号 whether the hazard it became is closed' }),
  recheck: z.enum(recheckResults).optional().meta({ description: '抽查复查结果: what the last re-check of its hazard found' }),
  verification: z.enum(reportVerifications).optional(),
  named: flag.optional().meta({ description: '实名 true: named reports only; false: anonymous ones' }),
  q: text(100).optional().meta({ description: 'words in number, reference, what, where' }),
  receivedFrom: instant.optional(),
  receivedTo: instant.optional(),
});
export type PublicReportQuery = z.output<typeof publicReportQuery>;
export const publicReportPage = page(publicReport);

export const publicReportFiguresQuery = publicReportQuery.pick({ divisionCode: true, receivedFrom: true, receivedTo: true });
export type PublicReportFiguresQuery = z.output<typeof publicReportFiguresQuery>;
const count = z.number().int();
const counted = z.object({
  received: count.meta({ description: '收到' }), waiting: count.meta({ description: '待办理: state received' }), accepted: count.meta({ description: '受理' }), declined: count, duplicate: count,
  verified: count.meta({ description: '核查属实' }), unfounded: count, verifiedRate: z.string().meta({ description: '核实率 verified ÷ accepted; — where none was accepted' }),
  closed: count.meta({ description: '隐患已销号: of those accepted, whose hazard is closed' }),
  holds: count.meta({ description: '抽查合格: the last re-check of the hazard found that it holds' }), reopened: count.meta({ description: '抽查不合格: it re-opened the hazard' }),
  holdsRate: z.string().meta({ description: '抽查合格率 holds ÷ (holds + reopened); — where no hazard was looked at again' }),
});
export const publicReportFigures = z
  .object({
    asOf: instant, total: counted,
    items: z.array(counted.extend({ channel, filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly those received; with state, verification, closed or recheck besides: those of a number' }) })).meta({ description: 'each channel, whether or not anything came by it' }),
  })
  .meta({ id: 'PublicReportFigures' });
export type PublicReportFigures = z.infer<typeof publicReportFigures>;

const { subjectName, subjectCreditCode, rectification, dueAt, category } = reportHazardBody.shape;
export const acceptReportBody = z
  .strictObject({
    title: text(200).meta({ description: '隐患名称' }),
    description: text(4000).optional().meta({ description: '隐患描述; default: the words of the report; of an employee\'s report it is wanted, in other words' }),
    level: hazardLevel.default('general'),
    divisionCode: divisionCode.optional().meta({ description: 'default: that of the report' }),
    category, subjectName, subjectCreditCode, rectification, dueAt,
  })
  .meta({ id: 'AcceptPublicReport' });
export type AcceptReportBody = z.output<typeof acceptReportBody>;
export const verifyReportBody = z.strictObject({ result: z.enum(reportVerifications), note: text(1000).nullable().default(null).meta({ description: '核查情况' }) });
export type VerifyReportBody = z.output<typeof verifyReportBody>;
export const declineReportBody = z.strictObject({ reason: text(500).meta({ description: '理由, which the reporter reads' }) });
export const duplicateReportBody = z.strictObject({ of: uuid.meta({ description: 'the report that came first' }) });

export const revealReporterBody = z.strictObject({ reason: text(200, 2).meta({ description: '事由; stands in the audit log' }) });
export const revealedReporter = z
  .object({ id: uuid, reporterName: personal('name', z.string().nullable()), reporterPhone: personal('phone', z.string().nullable()) })
  .meta({ id: 'RevealedReporter', description: 'in full; null in an anonymous report' });
export type RevealedReporter = z.infer<typeof revealedReporter>;
