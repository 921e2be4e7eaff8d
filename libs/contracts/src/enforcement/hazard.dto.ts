import { z } from 'zod';
import { divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { hazardActions, hazardStates } from './hazard.lifecycle';

export const hazardLevels = ['general', 'major'] as const;
export const hazardSources = ['patrol', 'self_check', 'agency', 'inspection', 'complaint'] as const;
export const rectificationKinds = ['on_the_spot', 'time_limited'] as const;

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

export const reportHazardBody = z
  .strictObject({
    title: text(200).meta({ description: '隐患名称' }),
    description: text(4000).optional().meta({ description: '隐患描述' }),
    level: hazardLevel.default('general'),
    category: text(100).optional().meta({ description: '隐患类别, in the words of the district' }),
    divisionCode,
    subjectName: text(200).optional().meta({ description: '生产经营单位名称' }),
    subjectCreditCode: z.string().trim().optional().meta({ format: 'credit-code', description: '统一社会信用代码 GB 32100-2015' }),
    source: hazardSource,
    rectification: z.enum(rectificationKinds).default('time_limited').meta({ description: 'on_the_spot 现场整改 | time_limited 限期整改' }),
    dueAt: instant.optional().meta({ description: '整改期限' }),
    position: position.optional(),
    evidence: z.array(evidenceItem).max(20).optional(),
  })
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
    source: hazardSource,
    rectification: z.enum(rectificationKinds),
    status: z.enum(hazardStates),
    dueAt: instant.nullable(),
    overdue: z.boolean().meta({ description: '超期: not closed and past its deadline' }),
    position: position.nullable(),
    assignee: z.object({ unitId: uuid.nullable(), memberId: uuid.nullable(), name: z.string().nullable() }).nullable(),
    rejections: z.number().int().meta({ description: '复查不合格次数' }),
    reportedBy: z.object({ id: z.string(), name: z.string() }),
    reportedAt: instant,
    closedAt: instant.nullable(),
    updatedAt: instant,
    version: z.number().int(),
    allowedActions: z.array(z.enum(hazardActions)),
  })
  .meta({ id: 'Hazard' });
export type Hazard = z.infer<typeof hazard>;

export const hazardQuery = pageQuery.extend({
  status: z.string().optional().meta({ description: 'one state, or several with commas' }),
  level: hazardLevel.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  source: hazardSource.optional(),
  overdue: flag.optional(),
  assignedToMe: flag.optional(),
  q: text(100).optional().meta({ description: 'words in number, title, description, subject' }),
  reportedFrom: instant.optional(),
  reportedTo: instant.optional(),
});
export type HazardQuery = z.output<typeof hazardQuery>;
export const hazardPage = page(hazard);

export const hazardHistoryEntry = z.object({
  id: uuid,
  action: z.string(),
  from: z.enum(hazardStates).nullable(),
  to: z.enum(hazardStates),
  at: instant,
  actor: z.object({ id: z.string(), name: z.string() }),
  note: z.string().nullable(),
  evidence: z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable() })),
  detail: z.record(z.string(), z.unknown()),
});
export const hazardHistory = z.object({ items: z.array(hazardHistoryEntry) });

const note = text(2000).optional();
export const assignBody = z.strictObject({
  unitId: uuid.optional(),
  memberId: uuid.optional().meta({ description: '整改责任人 the member who rectifies, e.g. the enterprise owner' }),
  dueAt: instant.optional(),
  note,
});
export const startBody = z.strictObject({ note });
export const submitBody = z.strictObject({ evidence: z.array(evidenceItem).min(1, '申请验收须附佐证 / Evidence is required').max(20), note });
export const verifyBody = z
  .strictObject({ result: z.enum(['accepted', 'rejected']), reason: text(2000).optional(), note, evidence: z.array(evidenceItem).max(20).optional() })
  .refine((b) => b.result === 'accepted' || !!(b.reason ?? b.note), { path: ['reason'], message: '复查不合格须说明原因 / Say why the rectification is rejected' });
export const extendBody = z.strictObject({ dueAt: instant, reason: text(2000) });

export const statisticsDimensions = ['division', 'status', 'level', 'source', 'month'] as const;
export const statisticsQuery = z.object({
  by: z
    .string()
    .default('status')
    .transform((s) => s.split(',').map((x) => x.trim()))
    .pipe(z.array(z.enum(statisticsDimensions)).min(1).max(3)),
  divisionCode: divisionCode.optional(),
  level: hazardLevel.optional(),
  source: hazardSource.optional(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional(),
});
export const statistics = z.object({
  asOf: instant,
  by: z.array(z.enum(statisticsDimensions)),
  total: z.number().int(),
  closed: z.number().int(),
  rectificationRate: z.string().meta({ description: '整改率 = closed ÷ found, two decimals; — where nothing was found' }),
  items: z.array(z.object({ key: z.record(z.string(), z.string()), name: z.string().optional(), count: z.number().int() })),
});

export const fileInfo = z
  .object({ id: uuid, name: z.string(), mediaType: z.string(), bytes: z.number().int(), sha256: z.string(), uploadedAt: instant })
  .meta({ id: 'File' });
