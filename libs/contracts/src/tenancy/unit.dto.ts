import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';

export const unitKinds = ['bureau', 'department', 'committee', 'street_office', 'community_office', 'enterprise', 'other'] as const;
export const unitKind = z
  .enum(unitKinds)
  .meta({ description: 'bureau 局 | department 科室 | committee 委员会、指挥部 | street_office 街道机构 | community_office 社区机构 | enterprise 企业 | other 其他' });

export const unit = z
  .object({
    id: uuid,
    kind: unitKind,
    name: z.string(),
    shortName: z.string().nullable(),
    parentId: uuid.nullable(),
    divisionCode: z.string().nullable().meta({ description: '所属区划, e.g. the street of a street office' }),
    sort: z.number().int().meta({ description: 'order among the units of one parent' }),
    active: z.boolean(),
    pendingMove: z.object({ parentId: uuid.nullable(), effectiveFrom: day }).nullable().meta({ description: '待生效的调整: where it will be, from which day' }),
    createdAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Unit' });
export type UnitDto = z.infer<typeof unit>;

const sort = z.number().int().min(-1_000_000).max(1_000_000);

export const createUnitBody = z
  .strictObject({ kind: unitKind, name: text(100), shortName: text(30).optional(), parentId: uuid.optional(), divisionCode: divisionCode.optional(), sort: sort.default(0) })
  .meta({ id: 'CreateUnit' });
export type CreateUnitBody = z.output<typeof createUnitBody>;

export const patchUnitBody = z
  .strictObject({
    name: text(100).optional(),
    shortName: text(30).nullable().optional(),
    parentId: uuid.nullable().optional().meta({ description: 'moves the unit; null makes it a top unit' }),
    divisionCode: divisionCode.nullable().optional(),
    sort: sort.optional(),
  })
  .refine((b) => Object.keys(b).length > 0, '至少修改一项 / Change at least one field')
  .meta({ id: 'PatchUnit' });
export type PatchUnitBody = z.output<typeof patchUnitBody>;

export const moveUnitBody = z
  .strictObject({
    parentId: uuid.nullable().meta({ description: '新的上级; null makes it a top unit' }),
    effectiveFrom: day.optional().meta({ description: '生效日, default today; today or earlier moves it now, a later day at its beginning' }),
    before: uuid.nullable().optional().meta({ description: 'the unit of the same parent before which it stands; null: last; absent: last below a new parent, where it is below the same one' }),
  })
  .meta({ id: 'MoveUnit' });
export type MoveUnitBody = z.output<typeof moveUnitBody>;

export const unitPlacement = z
  .object({
    id: uuid,
    fromParentId: uuid.nullable().meta({ description: 'of a pending one: where the unit is now' }),
    fromParentName: z.string().nullable(),
    parentId: uuid.nullable(),
    parentName: z.string().nullable(),
    effectiveFrom: day,
    state: z.enum(['pending', 'done', 'cancelled', 'failed']).meta({ description: 'pending 待生效 | done 已生效 | cancelled 已取消 | failed 到期未能执行' }),
    error: z.string().nullable().meta({ description: 'code of why it failed on its day' }),
    decidedBy: z.string(),
    decidedAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'UnitPlacement' });
export type UnitPlacementDto = z.infer<typeof unitPlacement>;
export const unitPlacementPage = page(unitPlacement);

export const unitQuery = pageQuery.extend({
  kind: unitKind.optional(),
  parentId: uuid.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  active: flag.optional(),
  q: text(50).optional().meta({ description: 'part of the name' }),
});
export type UnitQuery = z.output<typeof unitQuery>;
export const unitPage = page(unit);
