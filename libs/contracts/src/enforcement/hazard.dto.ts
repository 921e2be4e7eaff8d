import { z } from 'zod';
import { divisionCode, fieldChange, instant, page, pageQuery, text, uuid } from '../kit';
import { hazardActions, hazardStates } from './hazard.lifecycle';
import { escalationLevels, hazardDepartment, hazardExtension, hazardListing, hazardSupervision } from './hazard.parts.dto';

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

export const rectificationNames: Readonly<Record<(typeof rectificationKinds)[number], { readonly zh: string; readonly en: string }>> = {
  on_the_spot: { zh: '现场整改', en: 'On the spot' },
  time_limited: { zh: '限期整改', en: 'Within a time limit' },
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
    z.strictObject({
      fileId: uuid.optional(), description: text(500).optional(),
      phase: z.enum(['before', 'after']).optional().meta({ description: 'before 整改前 | after 整改后' }),
    }).refine((e) => e.fileId || e.description, '附件与说明至少一项 / Give a file, a description or both'),
  ])
  .meta({ description: '佐证: a file id (from POST /files) and/or a description, and whether it shows the place before or after rectification' });

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
    rectification: z.enum(rectificationKinds).default('time_limited').meta({ description: 'on_the_spot 现场整改：附整改前、整改后佐证的，随上报销号 closed with its report where evidence of before and after comes with it; a major hazard never is | time_limited 限期整改' }),
    dueAt: instant.optional().meta({ description: '整改期限' }),
    position: position.optional(),
    evidence: z.array(evidenceItem).max(20).optional(),
  })
  .refine((b) => b.divisionCode ?? b.subjectId, { when: ({ value }) => typeof value === 'object' && value !== null, path: ['divisionCode'], message: '须填写区划代码，或选择监管对象 / Give a division or a subject' })
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
    reopened: z.number().int().meta({ description: '重开次数' }),
    extension: hazardExtension.nullable().meta({ description: '待答复的延期申请' }),
    department: hazardDepartment.nullable().meta({ description: '双重交办：主管部门一侧' }),
    enterpriseAcceptedAt: instant.nullable().meta({ description: '双重交办：企业一侧复查合格的时间' }),
    supervision: hazardSupervision.nullable().meta({ description: '挂牌督办' }),
    lists: z.array(hazardListing).meta({ description: '录入的清单' }),
    ownerUnit: z.object({ id: uuid, name: z.string().nullable() }).nullable().meta({ description: '承办单位（移送后） who took it on' }),
    recurrenceOf: uuid.nullable().meta({ description: '重复隐患：同一对象、同一检查项（无检查项的按类别）此前的隐患' }),
    escalation: z.enum(escalationLevels).nullable().meta({ description: '超期提醒升级到哪一级' }),
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
  phase: z.enum(['before', 'after']).nullable(),
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
  evidence: z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable(), phase: z.enum(['before', 'after']).optional() })),
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
