import { bodyStandardErrors as e, bodyStandardLifecycle, type BodyStandard, type ChangeBodyStandardBody, type DraftBodyStandardBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { bodyStandardLedger as ledger, toBodyStandard, type BodyStandardRow } from './body-standard.entity';
import { assertPassMark } from './body-standard.rules';

/** 规范化机构建设标准: drafted, published, revised. They are the whole tenant's. */
@Injectable()
export class BodyStandardService {
  constructor(private readonly tx: TenantTx) {}

  draft(ctx: TenantContext, b: DraftBodyStandardBody): Promise<BodyStandard> {
    assertPassMark(b.items, b.passMark);
    const id = newId();
    const row: BodyStandardRow = {
      id, line_id: id, number: 1, name: b.name, source_document: b.sourceDocument, levels: [...new Set(b.levels)], items: b.items, pass_mark: b.passMark, status: bodyStandardLifecycle.initial, published_at: null, ...madeBy(ctx, 'drafted', new Date()),
    };
    return this.tx.write(ctx, async (tx) => {
      ledger.insert(tx, ctx, 'body-standard.manage', row, 'drafted');
      return toBodyStandard(ctx, row);
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeBodyStandardBody): Promise<BodyStandard> {
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, { permission: 'body-standard.manage' }, (r) => {
        if (r.status !== 'draft') throw new ProblemError(e.not_draft);
        const next = { name: b.name ?? r.name, source_document: b.sourceDocument ?? r.source_document, levels: b.levels ? [...new Set(b.levels)] : r.levels, items: b.items ?? r.items, pass_mark: b.passMark ?? r.pass_mark };
        assertPassMark(next.items, next.pass_mark);
        return { event: 'changed', next };
      });
      return toBodyStandard(ctx, row);
    });
  }

  /** The version in force, if there is one, gives way in the same moment. */
  publish(ctx: TenantContext, id: string, version: number): Promise<BodyStandard> {
    return this.tx.write(ctx, async (tx) => {
      const all = await this.lock(tx, ctx, id);
      const before = all.find((v) => v.status === 'published');
      const draft = all.find((v) => v.id === id);
      if (before && draft?.status === 'draft' && draft.version === version) await ledger.step(tx, ctx, before.id, before.version, { permission: 'body-standard.manage' }, () => ({ event: 'superseded', next: { status: 'superseded' } }));
      return toBodyStandard(ctx, await ledger.step(tx, ctx, id, version, 'publish', (_r, now) => ({ event: 'published', next: { status: 'published', published_at: now } })));
    });
  }

  /** The next version: a draft that begins as a copy. */
  revise(ctx: TenantContext, id: string, version: number): Promise<BodyStandard> {
    return this.tx.write(ctx, async (tx) => {
      const all = await this.lock(tx, ctx, id);
      const from = await ledger.step(tx, ctx, id, version, 'revise', () => {
        const draft = all.find((v) => v.status === 'draft');
        if (draft) throw new ProblemError(e.draft_exists, { number: draft.number });
        return { event: 'revised', next: {} };
      });
      const row: BodyStandardRow = { ...from, id: newId(), number: Math.max(...all.map((v) => v.number)) + 1, status: bodyStandardLifecycle.initial, published_at: null, ...madeBy(ctx, 'drafted', new Date()) };
      ledger.insert(tx, ctx, 'body-standard.manage', row, 'drafted');
      return toBodyStandard(ctx, row);
    });
  }

  /** The first version stands for the whole standard: its writers come one after another. */
  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<BodyStandardRow[]> {
    const line = '(select line_id from responsibility.body_standard where tenant_id = $1 and id = $2)';
    const [, all] = await tx.run<BodyStandardRow>(
      { name: 'body-standard-line', sql: `select id from responsibility.body_standard where tenant_id = $1 and id = ${line} for update`, params: [ctx.tenantId, id] },
      { name: 'body-standard-versions', sql: `select * from responsibility.body_standard where tenant_id = $1 and line_id = ${line} order by number`, params: [ctx.tenantId, id] },
    );
    if (!all || all.rows.length === 0) throw notFound();
    return all.rows;
  }
}
