import { riskPointErrors as e, type controlRiskPointBody, type ChecklistItem, type RiskMeasure } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import type { Row, Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import type { z } from 'zod';
import type { SubjectRow } from '../subject/subject.entity';
import { subjectReach } from '../subject/subject.reach';
import type { OfSubject } from './risk-point.record';

/** The subject that a body names, where the actor may see it and it is still looked after; throws a problem at its place. */
export async function subjectOf(tx: Tx, ctx: TenantContext, id: string | null | undefined): Promise<OfSubject | null> {
  if (!id) return null;
  const [row] = await tx.rows<SubjectRow>('select id, name, division_code, owner_unit_id, status from enforcement.subject where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'risk-point-subject');
  if (!row || !['active', 'suspended'].includes(row.status) || !subjectReach.covers(ctx, 'subject.read', row)) throw invalidField('body.subjectId', e.unknown_subject);
  return { id: row.id, name: row.name };
}

type Wanted = z.output<typeof controlRiskPointBody>['measures'];

/** 措施 → 检查项: each link has to lead to an item of the newest version of its checklist that is not withdrawn. */
export async function linkedMeasures(tx: Tx, ctx: TenantContext, wanted: Wanted): Promise<RiskMeasure[]> {
  const templates = [...new Set(wanted.flatMap((m) => m.checkItems.map((i) => i.templateId)))];
  const lists = templates.length === 0 ? [] : await tx.rows<Row & { template_id: string; name: string; items: ChecklistItem[] }>(
    `select distinct on (template_id) template_id, name, items from enforcement.checklist
     where tenant_id = $1 and template_id = any($2::uuid[]) and status <> 'withdrawn' order by template_id, number desc`, [ctx.tenantId, templates], 'risk-point-checklists');
  const byId = new Map(lists.map((l) => [l.template_id, l]));
  return wanted.map((m, i) => ({
    kind: m.kind, text: m.text,
    checkItems: m.checkItems.map(({ templateId, code }, j) => {
      const list = byId.get(templateId);
      const item = list?.items.find((x) => x.code === code);
      if (!list || !item) throw invalidField(`body.measures[${i}].checkItems[${j}].code`, e.unknown_check_item, { code });
      return { templateId, code, checklistName: list.name, text: item.text };
    }),
  }));
}
