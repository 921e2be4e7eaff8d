import { campaignFigures, type CampaignFigure, type CampaignResult } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, rate, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement, type Tx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { depthFor, Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { hazardReach } from '../hazard/hazard.reach';
import { ALL, answersTo, cellReach, hazardRollup } from '../hazard/hazard.rollup';
import type { CampaignRow } from './campaign.entity';

interface Names {
  readonly zh: string;
  readonly en: string;
}
type Counts = Readonly<Record<Exclude<CampaignFigure, 'rectification_rate' | 'task_rate'>, number>>;
interface Figure {
  readonly names: Names;
  readonly unit: Names;
  readonly list: string;
  readonly filter: Readonly<Record<string, string>>;
  /** what it is a share of, for a rate */
  readonly of?: readonly [part: keyof Counts, whole: keyof Counts];
}

const times = { zh: '次', en: '' };
const pieces = { zh: '处', en: '' };
const items = { zh: '项', en: '' };
const percent = { zh: '', en: '' };
const actions = { list: 'campaign-action.list', filter: {} };
const hazards = (filter: Record<string, string> = {}) => ({ list: 'hazard.list', filter });
const figures: Readonly<Record<CampaignFigure, Figure>> = {
  actions: { names: { zh: '行动', en: 'Actions' }, unit: times, ...actions },
  people: { names: { zh: '出动', en: 'People taking part' }, unit: { zh: '人次', en: '' }, ...actions },
  places: { names: { zh: '检查单位（场所）', en: 'Places inspected' }, unit: pieces, ...actions },
  hazards: { names: { zh: '发现隐患', en: 'Hazards found' }, unit: pieces, ...hazards() },
  on_the_spot: { names: { zh: '现场整改', en: 'Rectified on the spot' }, unit: pieces, ...hazards({ rectification: 'on_the_spot' }) },
  time_limited: { names: { zh: '限期整改', en: 'To be rectified in time' }, unit: pieces, ...hazards({ rectification: 'time_limited' }) },
  closed: { names: { zh: '已销号', en: 'Closed' }, unit: pieces, ...hazards({ status: 'closed' }) },
  rectification_rate: { names: { zh: '整改率', en: 'Rectification rate' }, unit: percent, ...hazards(), of: ['closed', 'hazards'] },
  measures: { names: { zh: '出台制度措施', en: 'Measures issued' }, unit: items, list: 'campaign-measure.list', filter: {} },
  tasks: { names: { zh: '任务', en: 'Tasks' }, unit: items, list: 'campaign-task.list', filter: {} },
  tasks_done: { names: { zh: '已完成任务', en: 'Tasks done' }, unit: items, list: 'campaign-task.list', filter: { done: 'true' } },
  task_rate: { names: { zh: '任务完成率', en: 'Share of tasks done' }, unit: percent, list: 'campaign-task.list', filter: {}, of: ['tasks_done', 'tasks'] },
};

const ITEMS = `count(*) filter (where kind = 'action')::int as actions, coalesce(sum(people), 0)::float8 as people, coalesce(sum(places), 0)::float8 as places,
  count(*) filter (where kind = 'measure')::int as measures, count(*) filter (where kind = 'task')::int as tasks, count(*) filter (where kind = 'task' and progress = 100)::int as tasks_done`;
const of = (condition: string): string => `coalesce(sum(count) filter (where ${condition}), 0)::int`;
const HAZARDS = `${of('true')} as hazards, ${of("rectification = 'on_the_spot'")} as on_the_spot, ${of("rectification = 'time_limited'")} as time_limited, ${of("status = 'closed'")} as closed`;

/** Hazards of the campaign: out of its cells, or, for whom some are his by his unit or himself, out of the ledger. */
function hazardsStatement(tenantId: string, id: string, divisionCode: string | undefined, ctx?: TenantContext): Statement {
  const prefix = prefixOf(divisionCode);
  const where = new Where().and('tenant_id = $', tenantId);
  if (ctx && !answersTo(ctx)) {
    where.and("campaign_ids <> '{}'").and('$ = any(campaign_ids)', id).below('division_code', prefix).within(hazardReach, ctx, 'hazard.read');
    return { sql: `select ${HAZARDS} from (select rectification, status, 1 as count from enforcement.hazard where ${where}) found`, params: where.params };
  }
  where.and('depth = $', depthFor(divisionCode, ctx && scopeFor(ctx, 'hazard.read'))).and('campaign = $', id).and('month = $', ALL).and('category = $', ALL).and('source = $', ALL).below('division_code', prefix);
  if (ctx) where.within(cellReach, ctx, 'hazard.read');
  return hazardRollup.kept({ sql: `select ${HAZARDS} from ${hazardRollup.now} where ${where}`, params: where.params });
}

const prefixOf = (divisionCode: string | undefined): string | undefined => divisionCode && divisionPrefix(parseDivisionCode(divisionCode).code);

/** Both halves of the figures of one campaign; of hazards, those that `ctx` may see, or all. */
function statements(tenantId: string, id: string, ctx?: TenantContext, divisionCode?: string): Statement[] {
  const made = new Where().and('tenant_id = $', tenantId).and('campaign_id = $', id).and('not withdrawn').below('division_code', prefixOf(divisionCode));
  return [
    { sql: `select ${ITEMS} from enforcement.campaign_item where ${made}`, params: made.params }, hazardsStatement(tenantId, id, divisionCode, ctx),
    { sql: `select day, ${ITEMS} from enforcement.campaign_item where ${made} and day is not null group by day`, params: made.params },
  ];
}

/** 轮次: what fell due and was held in each stage. */
function roundsOf({ id, stages }: CampaignRow, days: readonly (Row & Counts & { day: string })[], narrowed: Readonly<Record<string, string>>): CampaignResult['rounds'] {
  return stages.map(({ name, from, to }, i) => {
    const within = days.filter((d) => from <= d.day && d.day <= to);
    const sum = (key: 'tasks' | 'tasks_done' | 'actions' | 'people' | 'places'): number => within.reduce((n, d) => n + d[key], 0);
    return {
      number: i + 1, of: stages.length, name, from, to, tasks: sum('tasks'), tasksDone: sum('tasks_done'), taskRate: rate(sum('tasks_done'), sum('tasks')), actions: sum('actions'), people: sum('people'), places: sum('places'),
      filter: { campaignId: id, ...narrowed, dayFrom: from, dayTo: to },
    };
  });
}

const countsOf = (results: readonly { rows: Row[] }[]): Counts => ({ ...results[0]?.rows[0], ...results[1]?.rows[0] }) as unknown as Counts;

function valueOf(counts: Counts, key: CampaignFigure): string {
  const { of } = figures[key];
  return of ? rate(counts[of[0]], counts[of[1]]) : String(counts[key as keyof Counts]);
}

/** Of the whole tenant, as printed: what is written down when a campaign ends. */
export async function frozenFigures(tx: Tx, tenantId: string, id: string): Promise<Record<CampaignFigure, string>> {
  const counts = countsOf(await tx.run(...statements(tenantId, id)));
  return Object.fromEntries(campaignFigures.map((key) => [key, valueOf(counts, key)])) as Record<CampaignFigure, string>;
}

/** 成效统计表: the figures of one campaign, each with the rows that it counts. */
@Injectable()
export class CampaignResults {
  constructor(private readonly tx: TenantTx) {}

  async of(ctx: TenantContext, id: string, divisionCode?: string): Promise<CampaignResult> {
    const now = new Date();
    const [campaigns, ...found] = await this.tx.reads<Row>(ctx, { name: 'campaign-get', sql: 'select * from enforcement.campaign where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] }, ...statements(ctx.tenantId, id, ctx, divisionCode));
    const campaign = campaigns?.rows[0] as CampaignRow | undefined;
    if (!campaign) throw notFound();
    const counts = countsOf(found);
    const partial = !scopeFor(ctx, 'hazard.read').all;
    const narrowed: Record<string, string> = divisionCode === undefined ? {} : { divisionCode };
    return {
      asOf: toShanghaiIso(now), campaign: { id, name: campaign.name, status: campaign.status }, partial, sentence: sentenceOf(counts),
      items: campaignFigures.map((key) => ({
        key, names: figures[key].names, unit: figures[key].unit, value: valueOf(counts, key), count: figures[key].of ? null : counts[key as keyof Counts],
        // Frozen is the whole; beside a part it would say that something was corrected.
        atConclusion: partial || divisionCode !== undefined ? null : (campaign.result?.[key] ?? null),
        list: figures[key].list, filter: { campaignId: id, ...narrowed, ...figures[key].filter },
      })),
      rounds: roundsOf(campaign, (found[2]?.rows ?? []) as (Row & Counts & { day: string })[], narrowed),
    };
  }
}

/** As the bureau's yearly reports say it, to the mark: they are copied into a text, and compared with last year's. */
function sentenceOf(c: Counts): Names {
  return {
    zh: `${c.actions}次行动,出动${c.people}人次,检查单位(场所)${c.places}处,发现隐患${c.hazards}处,现场整改${c.on_the_spot}处,限期整改${c.time_limited}处`,
    en: `${c.actions} actions, ${c.people} people taking part, ${c.places} places inspected, ${c.hazards} hazards found, ${c.on_the_spot} rectified on the spot, ${c.time_limited} to be rectified in time`,
  };
}
