import { z } from 'zod';
import { flag, instant, page, pageQuery, text, uuid } from '../kit';
import { listKindActions, listKindStates } from './list-kind.lifecycle';
import { listKindLibraryKeys } from './list-kind.library';

/** What every item of a list of a kind has to say before the list is submitted. */
export const itemWants = ['basis', 'owner', 'deadline', 'evidence', 'level', 'source'] as const;
export type ItemWant = (typeof itemWants)[number];
export const itemWantNames: Readonly<Record<ItemWant, { readonly zh: string; readonly en: string }>> = {
  basis: { zh: '依据', en: 'Basis' }, owner: { zh: '责任主体', en: 'Owner' }, deadline: { zh: '完成时限', en: 'Deadline' }, evidence: { zh: '佐证要求', en: 'Evidence' }, level: { zh: '层级', en: 'Level' }, source: { zh: '问题来源', en: 'Source' },
};

const key = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, '小写字母开头，只含小写字母、数字和连字符 / Begins with a small letter; small letters, digits and hyphens');
const facts = {
  name: text(60).meta({ description: '清单名称, e.g. 年度安全生产重点工作清单' }),
  description: text(500).nullable().meta({ description: '说明 what the list is for' }),
  itemName: text(40).meta({ description: '事项的叫法 what an item is called in reports, e.g. 重大安全生产问题' }),
  wants: z.array(z.enum(itemWants)).max(itemWants.length).meta({ description: '每一事项必须写明 what every item has to say: basis 依据 | owner 责任主体 | deadline 时限 | evidence 佐证要求 | level 层级 | source 问题来源' }),
  groups: z.array(z.strictObject({ key, name: text(60) })).max(100).refine((g) => new Set(g.map((x) => x.key)).size === g.length, '分类代码重复 / A key is there twice').meta({ description: '分类 named parts of the list: four categories, eight risks, articles of hard measures' }),
  performed: z.boolean().meta({ description: '逐项办结销号 items are reported done and closed, one by one; false: standing duties' }),
  published: z.boolean().meta({ description: '印发后公示 editions may be published' }),
  rolling: z.boolean().meta({ description: '动态增补 items may enter an issued edition, each approved by another person' }),
  instructed: z.boolean().meta({ description: '按指令办理 识别 → 研判 → 指令 → 反馈 → 闭环: an item is reported done only on an instruction; of kinds whose items are done one by one' }),
  promotionName: text(40).nullable().meta({ description: '上报的市级清单名称, e.g. 七张问题清单; null: items of the kind are not promoted to district, city and province' }),
};

export const createListKindBody = z
  .strictObject({
    key, ...facts, description: facts.description.default(null), itemName: facts.itemName.default('事项'), wants: facts.wants.default([]), groups: facts.groups.default([]),
    performed: facts.performed.default(true), published: facts.published.default(false), rolling: facts.rolling.default(false), instructed: facts.instructed.default(false), promotionName: facts.promotionName.default(null),
  })
  .meta({ id: 'CreateListKind' });
export type CreateListKindBody = z.output<typeof createListKindBody>;
export const changeListKindBody = z.strictObject(facts).partial().meta({ id: 'ChangeListKind', description: 'drafts made after the change follow it; editions keep the rules they were drafted by' });
export type ChangeListKindBody = z.output<typeof changeListKindBody>;
export const adoptListKindsBody = z.strictObject({ keys: z.array(z.enum(listKindLibraryKeys)).min(1).max(listKindLibraryKeys.length) }).meta({ id: 'AdoptListKinds' });

const person = z.object({ id: z.string(), name: z.string() });
export const listKind = z
  .object({
    id: uuid, key: z.string(), ...facts, wants: z.array(z.enum(itemWants)), groups: z.array(z.object({ key: z.string(), name: z.string() })),
    status: z.enum(listKindStates).meta({ description: 'active 在用 | retired 停用' }),
    createdBy: person, createdAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(listKindActions)),
  })
  .meta({ id: 'ListKind' });
export type ListKind = z.infer<typeof listKind>;
export const listKindPage = page(listKind);
export const adoptedKinds = z.object({ items: z.array(listKind) }).meta({ id: 'AdoptedListKinds', description: 'those asked for, in that order; what was there before is left as it is' });
export const listKindQuery = pageQuery.extend({ active: flag.optional(), q: text(100).optional().meta({ description: 'words in key and name' }) });
export type ListKindQuery = z.output<typeof listKindQuery>;
export const listKindLibraryAnswer = z.object({ items: z.array(z.object({ ...facts, key: z.string(), adopted: z.boolean().meta({ description: 'the district has a kind of that key' }) })) }).meta({ id: 'ListKindLibrary' });
