import { mechanismRecordErrors as e, type CheckMechanismBody, type ListMechanismBody, type MechanismRecord, type NameMechanismUnitBody, type RecordMechanismBody } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { listedUnder, noteUsed } from './mechanism-record.make';
import { mechanismRecordLedger as ledger, toMechanismRecord, type MechanismRecordRow, type MechanismTemplateRow } from './mechanism.entity';
import { checkRefusal, mechanismRecordReach } from './mechanism.reach';
import { attainedItems, recorded } from './mechanism.rules';

/** 机制落实: what of a template one place, unit or enterprise has attained, as recorded by one and checked by another. */
@Injectable()
export class MechanismRecordService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly attachments: Attachments,
  ) {}

  open(ctx: TenantContext, b: ListMechanismBody): Promise<MechanismRecord> {
    return this.write(ctx, async (tx, reference) => {
      const now = new Date();
      const code = isDivisionCode(b.divisionCode) ? parseDivisionCode(b.divisionCode).code : b.divisionCode;
      if (!reference.division(code, shanghaiDay(now))) throw invalidField('body.divisionCode', e.unknown_division, { code });
      if (!mechanismRecordReach.covers(ctx, 'mechanism-record.list', { division_code: code, unit_id: b.unitId })) throw new ProblemError(e.out_of_scope, { code });
      if (b.unitId !== null && !reference.units.has(b.unitId)) throw invalidField('body.unitId', e.unknown_unit);
      // Locked: whoever changes the template meanwhile finds that it is used.
      const [template] = await tx.rows<MechanismTemplateRow>("select * from responsibility.mechanism_template where tenant_id = $1 and id = $2 and status = 'in_force' for update", [ctx.tenantId, b.templateId], 'mechanism-in-force');
      if (!template) throw invalidField('body.templateId', e.unknown_template);
      const row = listedUnder(ctx, template, b, code, reference, now);
      const [listed] = await tx.rows("select id from responsibility.mechanism_record where tenant_id = $1 and template_id = $2 and subject_key = $3 and status <> 'closed'", [ctx.tenantId, template.id, row.subject_key], 'mechanism-listed');
      if (listed) throw new ProblemError(e.listed_already, { name: row.name });
      noteUsed(tx, ctx, template);
      ledger.insert(tx, ctx, 'mechanism-record.list', row, 'listed');
      return row;
    });
  }

  /** From then on the unit's accounts see the record and record for it, wherever it lies. */
  nameUnit(ctx: TenantContext, id: string, version: number, { unitId }: NameMechanismUnitBody): Promise<MechanismRecord> {
    return this.write(ctx, (tx, reference) =>
      ledger.step(tx, ctx, id, version, 'name-unit', (r) => {
        if (r.scope === 'unit') throw new ProblemError(e.unit_stays);
        if (unitId !== null && !reference.units.has(unitId)) throw invalidField('body.unitId', e.unknown_unit);
        return { event: 'unit_named', next: { unit_id: unitId } };
      }),
    );
  }

  record(ctx: TenantContext, id: string, version: number, b: RecordMechanismBody): Promise<MechanismRecord> {
    return this.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'record', async (r, now) => {
        const [template] = await tx.rows<Pick<MechanismTemplateRow, 'items'> & { id: string }>('select id, items from responsibility.mechanism_template where tenant_id = $1 and id = $2', [ctx.tenantId, r.template_id], 'mechanism-items');
        const items = recorded(template?.items ?? [], r.items, b.items, shanghaiDay(now));
        // What was there before was its recorder's own; what is new is this one's.
        const files = b.items.flatMap((i) => (i.fileId !== null && !r.items.some((old) => old.fileId === i.fileId) ? [i.fileId] : []));
        const [unknown] = await this.attachments.unknown(tx, ctx, 'mechanism-record.record', [...new Set(files)]);
        if (unknown !== undefined) throw invalidField(`body.items[${b.items.findIndex((i) => i.fileId === unknown)}].fileId`, e.unknown_file);
        const next = { items, attained: attainedItems(items) === r.wanted_items, recorded_by: ctx.actor.id, recorded_by_name: ctx.actor.name, recorded_at: now, check_note: null, checked_by: null, checked_by_name: null, checked_at: null };
        return { event: 'recorded', next: { status: 'recorded', ...next } };
      }),
    );
  }

  check(ctx: TenantContext, id: string, version: number, b: CheckMechanismBody): Promise<MechanismRecord> {
    return this.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'check', (r, now) => {
        const refusal = checkRefusal(ctx, r);
        if (refusal !== null) throw new ProblemError(refusal);
        return { event: b.result, next: { status: b.result, check_note: b.note, checked_by: ctx.actor.id, checked_by_name: ctx.actor.name, checked_at: now } };
      }),
    );
  }

  close(ctx: TenantContext, id: string, version: number, reason: string): Promise<MechanismRecord> {
    return this.write(ctx, (tx) => ledger.step(tx, ctx, id, version, 'close', () => ({ event: 'closed', next: { status: 'closed', close_reason: reason } })));
  }

  /** The file id where it is evidence of a record in sight. */
  async evidence(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const [row] = await this.tx.read<MechanismRecordRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!ledger.visible(ctx, row).items.some((i) => i.fileId === fileId)) throw notFound();
    return fileId;
  }

  private async write(ctx: TenantContext, work: (tx: Tx, reference: Reference) => Promise<MechanismRecordRow>): Promise<MechanismRecord> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toMechanismRecord(ctx, await work(tx, reference), reference));
  }
}
