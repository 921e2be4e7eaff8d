import { hazardErrors, type ReportHazardBody, type SubjectDetail } from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { SubjectRecords } from '../subject/subject.history';
import type { PlacedReport } from './hazard.report';

/** Ledgers whose records a report may name. */
export type LinkedLedger = 'riskPoint' | 'check' | 'campaign';

/** Which of the ids are none of the tenant's, or outside the actor's reach. */
export type UnknownLinks = (ctx: TenantContext, ids: readonly string[]) => Promise<readonly string[]>;

/** Ids of the campaigns that run, by their names. */
export type CampaignNames = (ctx: TenantContext) => Promise<ReadonlyMap<string, string>>;

/**
 * What a hazard is linked to. A subject is looked up; of the other ledgers each says itself which records it does not
 * know: it gives its answer once, where it is made. A ledger that gave none is not part of this process, and its ids are kept as they are.
 */
@Injectable()
export class HazardLinks {
  private readonly ledgers = new Map<LinkedLedger, UnknownLinks>();

  private campaignNames: CampaignNames = async () => new Map();

  constructor(private readonly subjects: SubjectRecords) {}

  keep(ledger: LinkedLedger, unknown: UnknownLinks): void {
    this.ledgers.set(ledger, unknown);
  }

  keepCampaignNames(names: CampaignNames): void {
    this.campaignNames = names;
  }

  /** For a list that names campaigns as people do. */
  runningCampaigns(ctx: TenantContext): Promise<ReadonlyMap<string, string>> {
    return this.campaignNames(ctx);
  }

  /** The report with its place, and with what its subject knows and nobody said. Throws a problem that names the field. */
  async resolve(ctx: TenantContext, body: ReportHazardBody): Promise<PlacedReport> {
    await this.check(ctx, 'riskPoint', 'body.riskPointId', body.riskPointId ? [body.riskPointId] : []);
    await this.check(ctx, 'check', 'body.checkId', body.checkId ? [body.checkId] : []);
    await this.check(ctx, 'campaign', 'body.campaignIds', body.campaignIds ?? []);
    if (!body.subjectId) return { ...body, divisionCode: body.divisionCode ?? '' };
    const subject = await this.subject(ctx, body.subjectId);
    return {
      ...body, subjectId: subject.id, divisionCode: body.divisionCode ?? subject.divisionCode,
      subjectName: body.subjectName ?? subject.name, subjectCreditCode: body.subjectCreditCode ?? subject.creditCode ?? undefined,
    };
  }

  /** The subject, or the one it was merged into. */
  private async subject(ctx: TenantContext, id: string): Promise<SubjectDetail> {
    try {
      const found = await this.subjects.get(ctx, id);
      return found.mergedInto ? await this.subjects.get(ctx, found.mergedInto.id) : found;
    } catch (e) {
      if (e instanceof ProblemError && e.code === commonErrors.not_found) throw invalidField('body.subjectId', hazardErrors.unknown_subject);
      throw e;
    }
  }

  /** Throws where one of them is no campaign that runs. */
  checkCampaigns(ctx: TenantContext, ids: readonly string[]): Promise<void> {
    return this.check(ctx, 'campaign', 'body.add', ids);
  }

  private async check(ctx: TenantContext, ledger: LinkedLedger, field: string, ids: readonly string[]): Promise<void> {
    const [id] = ids.length > 0 ? ((await this.ledgers.get(ledger)?.(ctx, ids)) ?? []) : [];
    if (id !== undefined) throw invalidField(field, hazardErrors.unknown_link, { id });
  }
}
