import { mechanismTemplateErrors as e, mechanismTemplateLifecycle, type ChangeMechanismBody, type DefineMechanismBody, type MechanismTemplate, type ReviseMechanismBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { mechanismTemplateLedger as ledger, toMechanismTemplate, type MechanismTemplateRow } from './mechanism.entity';

type Line = Pick<MechanismTemplateRow, 'line_id' | 'number'>;

/** 机制模板: a bureau's own slogans as data. What records stand on stays as it is; a revision takes its place. */
@Injectable()
export class MechanismTemplateService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  define(ctx: TenantContext, b: DefineMechanismBody): Promise<MechanismTemplate> {
    const id = newId();
    return this.write(ctx, async (tx, reference) => this.insert(tx, ctx, b, { id, line_id: id, number: 1 }, reference));
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeMechanismBody): Promise<MechanismTemplate> {
    return this.write(ctx, (tx, reference) =>
      ledger.step(tx, ctx, id, version, { permission: 'mechanism.manage' }, (r) => {
        if (r.used || r.status !== 'in_force') throw new ProblemError(e.used);
        if (b.ownerUnitId !== undefined) assertUnit(reference, b.ownerUnitId);
        return { event: 'changed', next: { name: b.name ?? r.name, source_document: b.sourceDocument ?? r.source_document, scope: b.scope ?? r.scope, items: b.items ?? r.items, owner_unit_id: b.ownerUnitId ?? r.owner_unit_id } };
      }),
    );
  }

  /** The next version is in force in the moment this one is not. Records stay on the version they were made under. */
  revise(ctx: TenantContext, id: string, version: number, b: ReviseMechanismBody): Promise<MechanismTemplate> {
    return this.write(ctx, async (tx, reference) => {
      const { scope, line_id: line, number } = await ledger.step(tx, ctx, id, version, 'revise', () => ({ event: 'superseded', next: { status: 'superseded' } }));
      return this.insert(tx, ctx, { ...b, scope }, { id: newId(), line_id: line, number: number + 1 }, reference);
    });
  }

  retire(ctx: TenantContext, id: string, version: number, reason: string): Promise<MechanismTemplate> {
    return this.write(ctx, (tx) => ledger.step(tx, ctx, id, version, 'retire', () => ({ event: 'retired', next: { status: 'retired', retire_reason: reason } })));
  }

  private insert(tx: Tx, ctx: TenantContext, b: DefineMechanismBody, line: Line & { id: string }, reference: Reference): MechanismTemplateRow {
    assertUnit(reference, b.ownerUnitId);
    const row: MechanismTemplateRow = { ...line, name: b.name, source_document: b.sourceDocument, scope: b.scope, items: b.items, owner_unit_id: b.ownerUnitId, used: false, status: mechanismTemplateLifecycle.initial, retire_reason: null, ...madeBy(ctx, 'defined', new Date()) };
    ledger.insert(tx, ctx, 'mechanism.manage', row, 'defined');
    return row;
  }

  private async write(ctx: TenantContext, work: (tx: Tx, reference: Reference) => Promise<MechanismTemplateRow>): Promise<MechanismTemplate> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toMechanismTemplate(ctx, await work(tx, reference), reference));
  }
}

function assertUnit({ units }: Reference, unitId: string): void {
  if (!units.has(unitId)) throw invalidField('body.ownerUnitId', e.unknown_unit);
}
