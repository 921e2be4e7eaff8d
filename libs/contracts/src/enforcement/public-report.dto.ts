import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, personal, phone, shownOnce, text, uuid } from '../kit';
import { hazardLevel, position, reportHazardBody } from './hazard.dto';
import { followedStates, publicReportActions, publicReportStates } from './public-report.lifecycle';

/** How many pictures a report may have, how large each, and for how long they may follow it. */
export const REPORT_PICTURES = { most: 3, bytes: 5 * 1024 * 1024, types: ['image/jpeg', 'image/png', 'image/webp'], minutes: 60 } as const;

const state = z.enum(publicReportStates).meta({ description: 'received 已收到 | accepted 已受理 | declined 不予受理 | duplicate 重复' });

/** A number that says nothing of who reported: slug, year, a count. */
export const receiptNumber = z.string().regex(/^JB\d{6}-\d{4}-\d{4,}$/).meta({ description: '回执号, e.g. JB440310-2026-0001' });

/** The secret of one report, as a person may type it: any case, with or without dashes and blanks. */
export const followCode = z
  .string()
  .trim()
  .regex(/^(?:[ -]*[0-9A-Za-z]){16}$/, '查询码应为 16 位字母和数字 / A follow code has 16 letters and digits')
  .meta({ description: '查询码 the code that came with the receipt' });
export const followHeaders = { 'follow-code': followCode };

export const submitReportBody = z
  .strictObject({
    what: text(1000).meta({ description: '什么隐患 what is wrong' }),
    where: text(200).meta({ description: '在哪里 where it is, in words' }),
    divisionCode: divisionCode.optional().meta({ description: '街道 the street, where it is known' }),
    position: position.optional(),
    reporter: z
      .strictObject({ name: text(50).meta({ description: '姓名' }), phone })
      .optional()
      .meta({ description: '实名举报 a named report; left out: anonymous, and nothing is kept that leads to the person' }),
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
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  verification: z.enum(reportVerifications).optional(),
  named: flag.optional().meta({ description: '实名 true: named reports only; false: anonymous ones' }),
  q: text(100).optional().meta({ description: 'words in number, what, where' }),
  receivedFrom: instant.optional(),
  receivedTo: instant.optional(),
});
export type PublicReportQuery = z.output<typeof publicReportQuery>;
export const publicReportPage = page(publicReport);

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
