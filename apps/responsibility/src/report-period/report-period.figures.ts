import { meetingKinds, owesReply, supervisionKinds, type ReportContent, type ReportFigure } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso, type Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { AccidentParagraphs } from '../accident/accident-paragraph.service';
import { AccidentQuotaService } from '../accident/accident-quota.service';
import { AccidentRecords } from '../accident/accident.records';
import { BodyStandardRecords } from '../body-standard/body-standard.records';
import { FundFiguresService } from '../fund/fund.figures';
import { LetterRecords } from '../letter/letter.records';
import { ListItemFigures } from '../list-item/list-item.figures';
import { MeetingRecords } from '../meeting/meeting.records';
import { SupervisionRecords } from '../supervision/supervision.records';
import { TaskFigures } from '../task/task.bulletin';
import { InstitutionFigures } from './report-period.institutions';
import { OtherFigures } from './report-period.others';
import { countFigure, isTalk, meetingsText, rateFigure } from './report-period.rules';

interface Days { readonly from: Day; readonly to: Day }
type Part = Pick<ReportContent, 'figures' | 'paragraphs'>;
const levelNames = { street: { zh: '街道', en: 'streets' }, community: { zh: '社区', en: 'communities' } } as const;

/** What a report says, asked of the very services that answer for each ledger's own figures: nothing is counted a second time here. */
@Injectable()
export class ReportFigures {
  constructor(
    private readonly tx: TenantTx,
    private readonly letters: LetterRecords,
    private readonly items: ListItemFigures,
    private readonly tasks: TaskFigures,
    private readonly supervisions: SupervisionRecords,
    private readonly meetings: MeetingRecords,
    private readonly accidents: AccidentParagraphs,
    private readonly quotas: AccidentQuotaService,
    private readonly funds: FundFiguresService,
    private readonly bodies: BodyStandardRecords,
    private readonly accidentRecords: AccidentRecords,
    private readonly institutions: InstitutionFigures,
    private readonly others: OtherFigures,
  ) {}

  /** With those of enforcement, which is asked first: where it does not answer, nothing is counted in vain. */
  async whole(ctx: TenantContext, days: Days, authorization?: string): Promise<Part & { asOf: string }> {
    const others = await this.others.of(authorization, days);
    const own = await this.of(ctx, days);
    return { ...own, figures: [...own.figures, ...others] };
  }

  /** One of them, by its key. */
  async one(ctx: TenantContext, days: Days, key: string, authorization?: string): Promise<ReportFigure | undefined> {
    const figures = key.startsWith('enforcement.') ? await this.others.of(authorization, days) : (await this.of(ctx, days)).figures;
    return figures.find((f) => f.key === key);
  }

  /** Of this service alone. */
  async of(ctx: TenantContext, days: Days): Promise<Part & { asOf: string }> {
    const asOf = toShanghaiIso(new Date());
    const parts = [
      await this.ofLetters(ctx, days), await this.ofLists(ctx, days), await this.ofTasks(ctx, days), await this.ofSupervision(ctx, days), await this.ofMeetings(ctx, days), only(...(await this.institutions.of(ctx, days))), await this.ofAccidents(ctx, days), await this.ofFunds(ctx, days), await this.ofBodies(ctx),
    ];
    return { asOf, figures: parts.flatMap((p) => p.figures), paragraphs: parts.flatMap((p) => p.paragraphs) };
  }

  /** 签订率, of the letters of the year in which the period ends. */
  private async ofLetters(ctx: TenantContext, { to }: Days): Promise<Part> {
    const { asOf, total } = await this.letters.figures(ctx, { year: yearOf(to) });
    return only(rateFigure({ key: 'letters.signing', group: 'letters', name: '责任书签订率', nameEn: 'Letters signed', basis: 'standing', asOf, numerator: total.signed.count, denominator: total.issued.count, path: 'letters', filter: total.signed.filter, wholeFilter: total.issued.filter }));
  }

  private async ofLists(ctx: TenantContext, { from, to }: Days): Promise<Part> {
    const all = await this.items.of(ctx, {});
    const figures: ReportFigure[] = [
      rateFigure({ key: 'list-items.completion', group: 'lists', name: '清单事项办结率', nameEn: 'List items closed', basis: 'standing', asOf: all.asOf, ...shareOf(all.completion), path: 'list-items', filter: all.closed.filter, wholeFilter: all.inForce.filter }),
      countFigure({ key: 'list-items.overdue', group: 'lists', name: '清单事项逾期', nameEn: 'List items overdue', unit: '项', basis: 'standing', asOf: all.asOf, value: all.overdue.count, path: 'list-items', filter: all.overdue.filter }),
    ];
    const paragraphs: ReportContent['paragraphs'] = [];
    const kinds = await this.tx.read<Row>(ctx, { name: 'kinds-promoted', sql: "select key, promotion_name from responsibility.list_kind where tenant_id = $1 and promotion_name is not null and status = 'active' order by key", params: [ctx.tenantId] });
    for (const kind of kinds) {
      const [kindKey, name] = [String(kind['key']), String(kind['promotion_name'])];
      const { asOf, closure, closed, accepted, paragraph } = await this.items.promotions(ctx, { kindKey, from, to });
      figures.push(rateFigure({ key: `promotions.${kindKey}`, group: 'lists', name: `${name}销号率`, nameEn: `${name}: closed`, basis: 'period', asOf, ...shareOf(closure), path: 'list-items', filter: closed.filter, wholeFilter: accepted.filter }));
      paragraphs.push({ key: `promotions.${kindKey}`, title: name, text: paragraph });
    }
    return { figures, paragraphs };
  }

  private async ofTasks(ctx: TenantContext, days: Days): Promise<Part> {
    const now = new Date();
    const { total } = await this.tasks.due(ctx, days, shanghaiDay(now));
    const base = { group: 'tasks', basis: 'period', asOf: toShanghaiIso(now), path: 'tasks' } as const;
    const done = { ...total.given.filter, outcome: 'in_time,late' };
    return only(
      rateFigure({ ...base, key: 'tasks.completion', name: '任务完成率', nameEn: 'Tasks completed', numerator: total.rate.numerator, denominator: total.rate.denominator, filter: done, wholeFilter: total.given.filter }),
      rateFigure({ ...base, key: 'tasks.in-time', name: '任务按期完成率', nameEn: 'Tasks completed in time', numerator: total.inTime.count, denominator: total.given.count, filter: total.inTime.filter, wholeFilter: total.given.filter }),
      countFigure({ ...base, key: 'tasks.overdue', name: '任务逾期未完成', nameEn: 'Tasks overdue', unit: '项', value: total.overdue.count, filter: total.overdue.filter }),
    );
  }

  private async ofSupervision(ctx: TenantContext, { from, to }: Days): Promise<Part> {
    const { asOf, kinds, dualClosure: { closed, assigned } } = await this.supervisions.figures(ctx, { from, to });
    const base = { group: 'supervision', basis: 'period', asOf, path: 'supervisions' } as const;
    const dual = rateFigure({ ...base, key: 'supervision.dual-closure', name: '双重督办双闭环率', nameEn: 'Documents to two sides: both released', numerator: closed.count, denominator: assigned.count, filter: closed.filter, wholeFilter: assigned.filter });
    return only(...kinds.flatMap(({ kind, delivered, enterprises, replied, replyRate }) => {
      const { zh, en } = supervisionKinds[kind];
      return [
        countFigure({ ...base, key: `supervision.${kind}`, name: `${zh}送达`, nameEn: `${en}: delivered`, unit: '件', value: delivered.count, filter: delivered.filter }),
        // 约谈企业数: different enterprises, not times.
        ...(kind === 'interview' ? [countFigure({ ...base, key: 'supervision.interview.enterprises', name: '约谈企业数', nameEn: 'Enterprises interviewed', unit: '家', value: enterprises, filter: delivered.filter })] : []),
        ...(owesReply(kind) ? [rateFigure({ ...base, key: `supervision.${kind}.replies`, name: `${zh}回执率`, nameEn: `${en}: replied to`, numerator: replyRate.numerator, denominator: replyRate.denominator, filter: replied.filter, wholeFilter: delivered.filter })] : []),
      ];
    }), dual);
  }

  private async ofMeetings(ctx: TenantContext, { from, to }: Days): Promise<Part> {
    const { asOf, kinds } = await this.meetings.figures(ctx, { heldFrom: from, heldTo: to });
    const figures = kinds.flatMap((k) => {
      // A kind of the district's own is known by its name.
      const own = k.kind === 'other';
      const figure = { group: 'meetings', name: k.kindName, nameEn: own ? k.kindName : meetingKinds[k.kind].en, basis: 'period', asOf, path: 'meetings', filter: k.filter } as const;
      const key = own ? `meetings.other.${k.kindName}` : `meetings.${k.kind}`;
      return [countFigure({ ...figure, key, unit: '次', value: k.held }), ...(isTalk(k) ? [countFigure({ ...figure, key: `${key}.persons`, name: `${k.kindName}人次`, nameEn: `${figure.nameEn}: persons`, unit: '人次', value: k.present })] : [])];
    });
    return { figures, paragraphs: [{ key: 'meetings', title: '会议', text: meetingsText(kinds) }] };
  }

  private async ofAccidents(ctx: TenantContext, { from, to }: Days): Promise<Part> {
    const { asOf, current, text } = await this.accidents.of(ctx, { from, to, measure: '起' });
    const use = await this.quotas.use(ctx, yearOf(to));
    const lookBacks = await this.accidentRecords.lookBacks(ctx, { counted: 'yes', lookBackFrom: from, lookBackTo: to });
    const base = { group: 'accidents', path: 'accidents' } as const;
    const figures = [
      countFigure({ ...base, key: 'accidents.count', name: '生产安全事故', nameEn: 'Work-safety accidents', unit: '起', basis: 'period', asOf, value: current.accidents, filter: current.filter }),
      countFigure({ ...base, key: 'accidents.deaths', name: '事故死亡人数', nameEn: 'Deaths in accidents', unit: '人', basis: 'period', asOf, value: current.deaths, filter: current.filter }),
      countFigure({ ...base, key: 'accidents.look-backs', name: '事故“回头看”', nameEn: 'Look-backs at accidents', unit: '次', basis: 'period', asOf, value: lookBacks.evaluated.count, filter: lookBacks.evaluated.filter }),
      rateFigure({ ...base, path: 'accident-measures', key: 'accidents.measures', name: '事故整改措施落实率', nameEn: 'Measures after accidents carried out', basis: 'period', asOf, numerator: lookBacks.implemented.count, denominator: lookBacks.measures.count, filter: lookBacks.implemented.filter, wholeFilter: lookBacks.measures.filter }),
      ...use.items.flatMap((q) => (['accidents', 'deaths'] as const).map((what): ReportFigure => ({
        ...base, key: `quota.${q.industry ?? 'all'}.${what}`, name: `${q.industryName}控制指标已用（${what === 'deaths' ? '死亡人数' : '事故起数'}）`, nameEn: `Quota used: ${q.industry ?? 'all'}, ${what}`, unit: what === 'deaths' ? '人' : '起', value: q.used[what], numerator: q.used[what],
        denominator: q.quota[what], target: null, basis: 'standing', asOf: use.asOf, filter: q.filter, wholeFilter: null,
      }))),
    ];
    return { figures, paragraphs: [{ key: 'accidents', title: '生产安全事故', text }] };
  }

  private async ofFunds(ctx: TenantContext, { to }: Days): Promise<Part> {
    const funds = await this.tx.read<Row>(ctx, { name: 'funds-of-year', sql: 'select id, name from responsibility.fund where tenant_id = $1 and year = $2 order by id', params: [ctx.tenantId, yearOf(to)] });
    const figures: ReportFigure[] = [];
    for (const fund of funds) {
      const { asOf, total } = await this.funds.of(ctx, String(fund['id']));
      figures.push(rateFigure({
        key: `funds.${String(fund['id'])}`, group: 'funds', name: `${String(fund['name'])}支出进度`, nameEn: `${String(fund['name'])}: paid`, basis: 'standing', asOf, numerator: total.progress.paid, denominator: total.progress.budget, path: 'fund-payments', filter: total.paidFilter, wholeFilter: null,
      }));
    }
    return { figures, paragraphs: [] };
  }

  private async ofBodies(ctx: TenantContext): Promise<Part> {
    const standards = await this.tx.read<Row>(ctx, { name: 'standards-published', sql: "select id, name from responsibility.body_standard where tenant_id = $1 and status = 'published' order by id", params: [ctx.tenantId] });
    const figures: ReportFigure[] = [];
    for (const standard of standards) {
      const { asOf, lineId, levels } = await this.bodies.figures(ctx, String(standard['id']));
      figures.push(...levels.map((l) => rateFigure({
        key: `bodies.${lineId}.${l.level}`, group: 'bodies', name: `${String(standard['name'])}${levelNames[l.level].zh}达标率`, nameEn: `${String(standard['name'])}: ${levelNames[l.level].en} that reach it`, basis: 'standing', asOf, numerator: l.passed, denominator: l.bodies, path: 'body-assessments', filter: l.filter, wholeFilter: null,
      })));
    }
    return { figures, paragraphs: [] };
  }
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const only = (...figures: ReportFigure[]): Part => ({ figures, paragraphs: [] });
const shareOf = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({ numerator, denominator });
