import { portraitErrors as e, portraitNotice, type Portrait, type PortraitHistory } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isOpen, type SubjectRow } from '../subject/subject.entity';
import { subjectReach } from '../subject/subject.reach';
import { PortraitModelService } from './portrait-model.service';
import type { PortraitRow } from './portrait.entity';
import { factsOf, factsStatement, yearBefore, type FactRow } from './portrait.facts';
import { colourOf, partsOf, scoreOf } from './portrait.rules';

interface ChangeRow extends Row {
  id: string;
  model_id: string;
  from_colour: Portrait['colour'];
  to_colour: Portrait['colour'];
  score: number;
  reasons: PortraitHistory['items'][number]['reasons'];
  at: Date;
}

const subjectOf = (tenantId: string, id: string) => ({ name: 'portrait-subject', sql: 'select * from enforcement.subject where tenant_id = $1 and id = $2', params: [tenantId, id] });

/** 智慧画像: one subject's, computed as it is asked for. Nobody enters a score. */
@Injectable()
export class PortraitService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly models: PortraitModelService,
  ) {}

  async get(ctx: TenantContext, id: string): Promise<Portrait> {
    const now = new Date();
    const [subject, facts, keptRows] = await this.tx.reads<Row>(
      ctx, subjectOf(ctx.tenantId, id), factsStatement(ctx.tenantId, now, id), { name: 'portrait-kept', sql: 'select * from enforcement.portrait where tenant_id = $1 and subject_id = $2', params: [ctx.tenantId, id] },
    );
    const row = subjectReach.visible(ctx, 'portrait.read', subject?.rows[0] as SubjectRow | undefined);
    const fact = facts?.rows[0] as FactRow | undefined;
    if (!isOpen(row.status) || !fact) throw new ProblemError(e.not_open);
    const model = await this.models.current(ctx, now);
    if (!model) throw new ProblemError(e.no_model);
    const reference = await this.references.get(ctx.tenantId);
    const known = factsOf(fact, reference, now);
    const score = scoreOf(model.factors, known);
    const kept = keptRows?.rows[0] as PortraitRow | undefined;
    return {
      subjectId: row.id, subjectName: row.name, divisionCode: row.division_code, divisionName: reference.divisions.get(row.division_code)?.name ?? row.division_code,
      model: { id: model.id, name: model.name, effectiveOn: model.effective_on }, asOf: toShanghaiIso(now), score: score / 100, colour: colourOf(model.thresholds, score), thresholds: model.thresholds,
      parts: partsOf(model.factors, known, row.id, toShanghaiIso(yearBefore(now))),
      kept: kept ? { colour: kept.colour, score: kept.score / 100, since: toShanghaiIso(kept.since), previous: kept.previous, asOf: toShanghaiIso(kept.as_of) } : null,
      notice: { ...portraitNotice },
    };
  }

  async history(ctx: TenantContext, id: string): Promise<PortraitHistory> {
    const [subject, changes] = await this.tx.reads<Row>(
      ctx, subjectOf(ctx.tenantId, id), { name: 'portrait-changes', sql: 'select * from enforcement.portrait_change where tenant_id = $1 and subject_id = $2 order by id desc limit 200', params: [ctx.tenantId, id] },
    );
    subjectReach.visible(ctx, 'portrait.read', subject?.rows[0] as SubjectRow | undefined);
    return { items: ((changes?.rows ?? []) as ChangeRow[]).map((c) => ({ id: c.id, at: toShanghaiIso(c.at), from: c.from_colour, to: c.to_colour, score: c.score / 100, modelId: c.model_id, reasons: c.reasons })) };
  }
}
