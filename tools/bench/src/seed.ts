import type { Client } from 'pg';

/** As a ledger's texts are: few phrases in every record, many in some, names in a handful. */
const words = {
  place: ['一楼', '二楼', '三楼', '地下室', '仓库', '车间东侧', '车间西侧', '配电房', '厨房', '员工宿舍', '停车场', '楼梯间', '电梯厅', '屋面', '危化品间', '喷涂线', '装卸区', '门厅', '会议室', '锅炉房', '空压机房', '污水站', '外脚手架', '临时板房', '收银区', '后门', '冷库', '实验室', '机修间', '充电棚'],
  thing: ['疏散通道', '灭火器', '配电箱', '应急照明', '安全出口标志', '消火栓', '防火门', '喷淋头', '烟感探测器', '燃气管道', '气瓶', '电焊机', '行车吊钩', '防护栏杆', '安全带', '警示标识', '有限空间盖板', '除尘风机', '静电接地', '叉车', '压力表', '安全阀', '插线板', '电动自行车', '广告牌', '操作规程', '培训记录', '应急预案', '动火审批单', '防毒面具', '洗眼器', '防爆灯具', '泄爆口', '料仓', '传送带护罩', '急停按钮', '货架', '卷帘门', '排烟阀', '联动控制柜'],
  fault: ['被杂物堵塞', '过期未检', '未上锁', '损坏', '缺失', '压力不足', '线路裸露', '超负荷使用', '未按规定设置', '锈蚀严重', '无人值守', '指示不清', '私拉乱接', '积尘过厚', '渗漏', '松动', '未做接地', '违规停放', '未落实审批', '无巡查记录', '失效', '安装高度不符', '被遮挡', '未定期演练', '未张贴'],
  after: ['影响人员疏散', '存在触电风险', '可能引发火灾', '存在坠落风险', '可能造成中毒窒息', '不符合规范要求', '存在爆炸风险', '存在机械伤害风险', '可能延误处置', '存在坍塌风险'],
  name: [...'鑫源宏达华盛恒泰瑞丰金龙兴旺永安嘉和天宇博远中海南方东升新世纪联创卓越伟业信诚利民佳美康宁凯旋'],
  trade: ['电子', '塑胶', '五金', '印刷', '纸品', '家具', '精密模具', '新能源'],
};

/** What the migration and the service would have written: these texts have nothing that is normalised but case and comma. */
const searchSql = `lower(translate(concat_ws(E'\\n', number, title, description, subject_name), '，', ','))`;

/**
 * Fills a tenant's ledger to `count` hazards, set-based, as the owner of the database (policies do not hold it back),
 * with the counts that the service would have kept. Spread over all communities, 24 months, five states.
 */
export async function seedHazards(admin: Client, tenantId: string, communities: readonly string[], count: number): Promise<void> {
  await admin.query('begin');
  await admin.query('set local synchronous_commit = off');
  const { rows } = await admin.query<{ have: string }>('select count(*) as have from enforcement.hazard where tenant_id = $1', [tenantId]);
  const missing = count - Number(rows[0]?.have ?? 0);
  if (missing > 0) {
    const pick = (n: number, by: string): string => `($${n}::text[])[1 + (${by}) % cardinality($${n}::text[])]`;
    await admin.query(
      `insert into enforcement.hazard (tenant_id, id, number, title, description, level, category, division_code, subject_name, source, rectification, status, due_at, reported_by, reported_by_name, reported_at, updated_at, version, campaign_ids, search_text)
       select h.*, ${searchSql} from (
         select $1::uuid as tenant_id, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - 1000000000 + i), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid as id,
           'YH-' || $4::text || '-2026-' || lpad(i::text, 6, '0') as number,
           ${pick(5, 'i / 7')} || ${pick(6, 'i * 13 + i / 40')} || ${pick(7, 'i * 7 + i / 1000')} || case when i % 700 between 600 and 660 then '(去年专项)' else '' end as title,
           '检查发现' || ${pick(5, 'i / 7')} || ${pick(6, 'i * 13 + i / 40')} || '处' || ${pick(7, 'i * 7 + i / 1000')} || '，' || ${pick(8, 'i / 3')} as description,
           (array['general','general','general','major'])[1 + (hashint4(i * 8 + 1) & 1048575) % 4] as level, '消防安全' as category, ($2::text[])[1 + (hashint4(i * 8 + 2) & 1048575) % cardinality($2::text[])] as division_code,
           '深圳市' || ${pick(9, 'i % 5000')} || ${pick(9, 'i % 5000 / 47 + 3')} || ${pick(10, 'i % 5000 / 11')} || case when i % 5 < 3 then '有限公司' else '经营部' end as subject_name,
           (array['patrol','self_check','agency','inspection','complaint'])[1 + (hashint4(i * 8 + 3) & 1048575) % 5] as source, case when (hashint4(i * 8 + 7) & 1048575) % 3 = 0 then 'on_the_spot' else 'time_limited' end as rectification,
           (array['reported','assigned','rectifying','rectified','closed'])[1 + (hashint4(i * 8 + 4) & 1048575) % 5] as status, now() + (i % 60) * interval '1 day' as due_at, 'seed' as reported_by, '基准' as reported_by_name, now() - (i % 700) * interval '1 day' as reported_at, now() as updated_at, 1 as version,
           (case when (hashint4(i * 8 + 5) & 1048575) % 32 = 0 then array[$11::uuid] else '{}' end) || (case when (hashint4(i * 8 + 6) & 1048575) % 4 = 0 then array[$12::uuid] else '{}' end) as campaign_ids
         from generate_series(1, $3::int) i) h`,
      [tenantId, communities, missing, tenantId.slice(-6), words.place, words.thing, words.fault, words.after, words.name, words.trade, ...campaignsOf(tenantId)],
    );
    await admin.query("insert into enforcement.search_pending (tenant_id, ledger, id) select tenant_id, 'hazard', id from enforcement.hazard where tenant_id = $1 on conflict do nothing", [tenantId]);
    await tag(admin, tenantId, communities[0] ?? '');
    // As the migration does it: what is read together stands together.
    await admin.query('delete from enforcement.hazard_rollup where tenant_id = $1', [tenantId]);
    await admin.query('delete from enforcement.hazard_rollup_change where tenant_id = $1', [tenantId]);
    await admin.query(
      `insert into enforcement.hazard_rollup (tenant_id, depth, campaign, month, category, source, division_code, status, level, rectification, dual, count)
       select f.tenant_id, c.depth, c.campaign, c.month, c.category, c.source, c.division_code, f.status, f.level, f.rectification, f.dual, sum(f.count)
       from (select tenant_id, division_code, to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, source, '=' || coalesce(category, '') as category, status, level, rectification,
               department_unit_id is not null as dual, campaign_ids, count(*) as count from enforcement.hazard where tenant_id = $1 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) f
         cross join lateral enforcement.hazard_rollup_cells(f.division_code, f.month, f.source, f.category, f.campaign_ids) c
       group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
      [tenantId],
    );
  }
  await admin.query('commit');
  await admin.query('vacuum (analyze) enforcement.hazard');
  for (const table of ['hazard_rollup', 'hazard_rollup_change']) await admin.query(`vacuum (analyze) enforcement.${table}`);
  // What the seeding left to be written must not be written while something is measured.
  await admin.query('checkpoint');
}

/** Ids of the seeded campaigns of a tenant: 夜剑, with one hazard in thirty-two, and one with every fourth. */
export const campaignsOf = (tenantId: string): [string, string] => [`${tenantId.slice(0, -2)}c1`, `${tenantId.slice(0, -2)}c2`];

async function tag(admin: Client, tenantId: string, divisionCode: string): Promise<void> {
  for (const [i, id] of campaignsOf(tenantId).entries()) {
    await admin.query(
      `insert into enforcement.campaign (tenant_id, id, name, from_day, to_day, division_code, lead_unit_id, status, planned_by, planned_by_name, planned_at, updated_by, updated_by_name, updated_at, version)
       values ($1, $2, $3, '2025-01-01', '2026-12-31', $4, $2, 'running', 'seed', '基准', now(), 'seed', '基准', now(), 1) on conflict do nothing`,
      [tenantId, id, ['夜剑', '百日攻坚'][i], divisionCode],
    );
  }
}
