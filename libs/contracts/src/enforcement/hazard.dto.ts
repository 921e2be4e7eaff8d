import { z } from 'zod';
import { divisionCode, fieldChange, instant, page, pageQuery, text, uuid } from '../kit';
import { hazardActions, hazardStates } from './hazard.lifecycle';

export const hazardLevels = ['general', 'major'] as const;
export const hazardSources = ['patrol', 'self_check', 'agency', 'inspection', 'complaint'] as const;
export const rectificationKinds = ['on_the_spot', 'time_limited'] as const;

/** What people call them. */
export const hazardLevelNames: Readonly<Record<(typeof hazardLevels)[number], { readonly zh: string; readonly en: string }>> = {
  general: { zh: '一般隐患', en: 'General' },
  major: { zh: '重大事故隐患', en: 'Major' },
};
export const hazardSourceNames: Readonly<Record<(typeof hazardSources)[number], { readonly zh: string; readonly en: string }>> = {
  patrol: { zh: '巡查', en: 'Patrol' },
  self_check: { zh: '企业自查', en: 'Self-check' },
  agency: { zh: '中介机构', en: 'Agency' },
  inspection: { zh: '行政检查', en: 'Inspection' },
  complaint: { zh: '投诉举报', en: 'Complaint' },
};

export const hazardLevel = z.enum(hazardLevels).meta({ description: 'general 一般隐患 | major 重大事故隐患' });
export const hazardSource = z
  .enum(hazardSources)
  .meta({ description: 'patrol 巡查 | self_check 企业自查 | agency 中介机构 | inspection 行政检查 | complaint 投诉举报' });

export const position = z
  .strictObject({
    lng: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    crs: z.enum(['WGS84', 'GCJ02', 'BD09', 'CGCS2000']).default('WGS84'),
  })
  .meta({ description: '坐标 position with the system it was taken in', id: 'Position' });

export const evidenceItem = z
  .union([
    text(500),
    z.strictObject({ fileId: uuid.optional(), description: text(500).optional() }).refine((e) => e.fileId || e.description, '附件与说明至少一项 / Give a file, a description or both'),
  ])
  .meta({ description: '佐证: a file id (from POST /files) and/or a description' });

const checkItem = text(60).meta({ description: '检查项代码 code of the item of the checklist by which it was found' });
const links = {
  subjectId: uuid.optional().meta({ description: '监管对象 the subject on file; what it knows of name, credit code and division need not be said' }),
  riskPointId: uuid.optional().meta({ description: '风险点' }),
  checkId: uuid.optional().meta({ description: '检查记录 the check that found it' }),
  checkItem: checkItem.optional(),
  campaignIds: z.array(uuid).max(20).optional().meta({ description: '专项行动 the campaigns it counts in, each once' }),
};

export const reportHazardBody = z
  .strictObject({
    title: text(200).meta({ description: '隐患名称' }),
    description: text(4000).optional().meta({ description: '隐患描述' }),
    level: hazardLevel.default('general'),
    category: text(100).optional().meta({ description: '隐患类别, in the words of the district' }),
    divisionCode: divisionCode.optional().meta({ description: 'where it is; may be left out with a subjectId' }),
    ...links,
    subjectName: text(200).optional().meta({ description: '生产经营单位名称' }),
    subjectCreditCode: z.string().trim().optional().meta({ format: 'credit-code', description: '统一社会信用代码 GB 32100-2015' }),
    source: hazardSource,
    rectification: z.enum(rectificationKinds).default('time_limited').meta({ description: 'on_the_spot 现场整改 | time_limited 限期整改' }),
    dueAt: instant.optional().meta({ description: '整改期限' }),
    position: position.optional(),
    evidence: z.array(evidenceItem).max(20).optional(),
  })
  .refine((b) => b.divisionCode ?? b.subjectId, { path: ['divisionCode'], message: '须填写区划代码，或选择监管对象 / Give a division or a subject' })
  .meta({ id: 'ReportHazard' });
export type ReportHazardBody = z.output<typeof reportHazardBody>;

export const hazard = z
  .object({
    id: uuid,
    number: z.string().meta({ description: '隐患编号' }),
    title: z.string(),
    description: z.string().nullable(),
    level: hazardLevel,
    category: z.string().nullable(),
    divisionCode: z.string(),
    divisionName: z.string(),
    subjectName: z.string().nullable(),
    subjectCreditCode: z.string().nullable(),
    subjectId: uuid.nullable(),
    riskPointId: uuid.nullable(),
    checkId: uuid.nullable(),
    checkItem: z.string().nullable().meta({ description: '检查项代码 code of the item of the checklist by which it was found' }),
    campaignIds: z.array(uuid).meta({ description: '专项行动 the campaigns it counts in' }),
    source: hazardSource,
    rectification: z.enum(rectificationKinds),
    status: z.enum(hazardStates),
    dueAt: instant.nullable(),
    overdue: z.boolean().meta({ description: '超期: not closed and past its deadline' }),
    position: position.nullable(),
    assignee: z
      .object({ unitId: uuid.nullable(), memberId: uuid.nullable(), name: z.string().nullable(), unitName: z.string().nullable().meta({ description: 'of the unit, or of the unit the member is in' }) })
      .nullable(),
    attachments: z.number().int().meta({ description: '附件数: files given as evidence, over all steps' }),
    rejections: z.number().int().meta({ description: '复查不合格次数' }),
    reportedBy: z.object({ id: z.string(), name: z.string() }),
    reportedAt: instant,
    closedAt: instant.nullable(),
    updatedAt: instant,
    updatedBy: z.object({ id: z.string(), name: z.string() }).meta({ description: 'who changed it last; who reported it, where nobody has since' }),
    version: z.number().int(),
    allowedActions: z.array(z.enum(hazardActions)),
  })
  .meta({ id: 'Hazard' });
export type Hazard = z.infer<typeof hazard>;

export const hazardPage = page(hazard);

const person = z.object({ id: z.string(), name: z.string() });

/** A file that was given as evidence, and at which step. */
export const hazardAttachment = z.object({
  fileId: uuid,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  description: z.string().nullable(),
  stage: z.string().meta({ description: 'the action it was given with: report, submit, verify' }),
  by: person,
  at: instant,
});

/** One hazard by itself: with its files, in the order in which they were given. */
export const hazardDetail = hazard.extend({ evidence: z.array(hazardAttachment) }).meta({ id: 'HazardDetail' });
export type HazardDetail = z.infer<typeof hazardDetail>;

const step = z.object({
  id: uuid,
  action: z.string(),
  from: z.enum(hazardStates).nullable(),
  to: z.enum(hazardStates),
  at: instant,
  actor: person,
  note: z.string().nullable(),
  version: z.number().int().nullable().meta({ description: 'of the hazard after the step; null for steps taken before it was kept' }),
  changes: z.array(fieldChange),
});

export const hazardHistoryEntry = step.extend({
  evidence: z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable() })),
  detail: z.record(z.string(), z.unknown()),
});
export const hazardHistory = z.object({ items: z.array(hazardHistoryEntry) });

/** A step, seen from afar: with the hazard it was taken in. */
export const hazardChange = step
  .extend({ hazard: z.object({ id: uuid, number: z.string(), title: z.string(), level: hazardLevel, status: z.enum(hazardStates), divisionCode: z.string(), divisionName: z.string() }) })
  .meta({ id: 'HazardChange' });
export type HazardChange = z.infer<typeof hazardChange>;
export const hazardChangesQuery = pageQuery;
export const hazardChanges = page(hazardChange);

const note = text(2000).optional();
export const assignBody = z.strictObject({
  unitId: uuid.optional(),
  memberId: uuid.optional().meta({ description: '整改责任人 the member who rectifies, e.g. the enterprise owner' }),
  dueAt: instant.optional().meta({ description: '整改期限；未定且本区设了默认天数（设置 deadlines）的，按默认 the deadline; where there is none, that of the setting deadlines' }),
  note,
});
export const startBody = z.strictObject({ note });
export const submitBody = z.strictObject({ evidence: z.array(evidenceItem).min(1, '申请验收须附佐证 / Evidence is required').max(20), note });
export const verifyBody = z
  .strictObject({ result: z.enum(['accepted', 'rejected']), reason: text(2000).optional(), note, evidence: z.array(evidenceItem).max(20).optional() })
  .refine((b) => b.result === 'accepted' || !!(b.reason ?? b.note), { path: ['reason'], message: '复查不合格须说明原因 / Say why the rectification is rejected' });
export const extendBody = z.strictObject({ dueAt: instant, reason: text(2000) });

export const fileInfo = z
  .object({ id: uuid, name: z.string(), mediaType: z.string(), bytes: z.number().int(), sha256: z.string(), uploadedAt: instant })
  .meta({ id: 'File' });
