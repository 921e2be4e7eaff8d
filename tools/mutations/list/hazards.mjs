// Hazards, whole: who may judge what, what a closure wants, and what is told how often.
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/hazard/hazard.${name}.ts`, find, replace }];
const [rules, steps, department, supervision, links, reach, recurrence, filters, statistics, deadlines, todos] =
  ['rules', 'steps', 'department', 'supervision', 'links', 'reach', 'recurrence', 'filters', 'statistics', 'deadlines', 'todos'].map(inFile);
const unit = { project: 'unit', file: 'apps/enforcement/src/hazard/hazard.rules.spec.ts' };
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/hazard/hazard.steps.int-spec.ts', tests });
const counts = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/hazard/hazard.rollup.int-spec.ts', tests });
const rollup = inFile('rollup');
const platform = (name) => (find, replace) => [{ file: `libs/platform/src/ledger/rollup/${name}.ts`, find, replace }];
const folds = (tests) => ({ project: 'integration', file: 'libs/platform/src/ledger/rollup/rollup.int-spec.ts', tests });
const depths = { project: 'unit', file: 'libs/platform/src/ledger/rollup/depth.spec.ts' };
const figures = { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.statistics.int-spec.ts', tests: 'given any question of anybody' };
const linked = { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.links.int-spec.ts' };

/** @type {import('./index.mjs').Mutation[]} */
export const hazards = [
  { name: 'own-department-judged', breaks: '部门申请验收的人自己验收 who submitted the department\'s side accepts it', edits: rules("if (action === 'verify-department') return row.department_submitted_by === actorId;", ''), caughtBy: unit },
  { name: 'own-work-reopened', breaks: '整改人自己复核重开 who rectified looks at it again himself', edits: rules("return action === 'reopen' && (row.submitted_by === actorId || row.department_submitted_by === actorId);", 'return false;'), caughtBy: unit },
  { name: 'one-side-closes', breaks: '双重交办一侧合格即销号 one side of a dual assignment closes the hazard', edits: department('if (!both) return', "if (side === 'department' && !both) return"), caughtBy: unit },
  { name: 'enterprise-accepted-twice', breaks: '企业一侧可重复验收 the enterprise\'s side is accepted again', edits: rules("verify: (row) => row.enterprise_accepted_at === null,", 'verify: () => true,'), caughtBy: unit },
  { name: 'major-without-supervision', breaks: '重大隐患不挂牌也能销号 a major hazard closes without supervision', edits: department('  assertSupervised(row);\n', ''), caughtBy: unit },
  { name: 'expert-against-it', breaks: '专家不同意也能销号 an expert who disagrees is no obstacle', edits: supervision('row.supervision?.opinion?.agrees', 'row.supervision?.opinion'), caughtBy: unit },
  { name: 'unlisted-while-open', breaks: '重大隐患未销号可摘牌 a major hazard comes off the list while it is open', edits: supervision("if (row.level === 'major' && row.status !== 'closed') throw", "if (row.level === 'major' && row.status === 'reported') throw"), caughtBy: unit },
  { name: 'major-on-the-spot', breaks: '重大隐患现场整改即销号 a major hazard is closed with its report', edits: rules(" && level === 'general' && shows('before')", " && shows('before')"), caughtBy: unit },
  { name: 'on-the-spot-without-proof', breaks: '现场整改无整改后佐证也销号 what was put right on the spot is closed without evidence of it', edits: rules(" && shows('before') && shows('after')", " && shows('before')"), caughtBy: unit },
  { name: 'late-approval', breaks: '可批准已过去的期限 an extension to a day gone by is approved', edits: inFile('extension')("const dueAt = new Date(body.dueAt ?? row.extension?.dueAt ?? Number.NaN);\n  assertLater(dueAt, row.due_at, now);", 'const dueAt = new Date(body.dueAt ?? row.extension?.dueAt ?? Number.NaN);\n  void now;'), caughtBy: unit },
  { name: 'assigned-for-ever', breaks: '没有期限也能交办、重开 a hazard is assigned or re-opened without a deadline', edits: inFile('due')("if (!due) throw invalidField('body.dueAt', hazardErrors.due_wanted);", ''), caughtBy: { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.due.int-spec.ts' } },
  { name: 'reopened-with-old-deadline', breaks: '重开沿用原期限 what is re-opened keeps the deadline of what was put right', edits: steps('deadlineOf({ row, now, reference }, body.dueAt, null)', 'deadlineOf({ row, now, reference }, body.dueAt, row.due_at)'), caughtBy: unit },
  { name: 'transferred-to-nobody', breaks: '可移送给不存在的单位 a hazard is transferred to a unit that is not there', edits: steps('if (!reference.units.has(body.unitId)) throw', "if (body.unitId === '') throw"), caughtBy: unit },
  { name: 'transfer-out-of-sight', breaks: '接收单位看不到移送的隐患 who takes a hazard on does not see it', edits: reach("'department_unit_id', 'owner_unit_id'],", "'department_unit_id'],"), caughtBy: life('given a transfer') },
  { name: 'subject-out-of-scope', breaks: '可关联范围外的监管对象 a hazard is linked to a subject out of scope', edits: links("throw invalidField('body.subjectId', hazardErrors.unknown_subject);", 'return { id, divisionCode: \'440310001001\', name: id, creditCode: null } as never;'), caughtBy: linked },
  { name: 'links-unasked', breaks: '关联的记录不核实 nobody is asked whether a linked record is known', edits: links('if (id !== undefined) throw', "if (id === '') throw"), caughtBy: linked },
  { name: 'recurs-anywhere', breaks: '别的对象的隐患也算重复 the same at another subject counts as recurrent', edits: recurrence('and subject_id = $2 and', 'and $2::uuid is not null and'), caughtBy: life('given the same item') },
  { name: 'recurs-for-ever', breaks: '重复隐患不看期限 recurrence has no period', edits: recurrence(' and reported_at >= $4', ' and $4::timestamptz is not null'), caughtBy: life('given the same item') },
  { name: 'reminded-twice', breaks: '超期提醒重复 a reminder is told again', edits: deadlines('and escalation < 3 and escalation = $4 - 1', 'and escalation < 3 and escalation in ($4 - 1, $4)'), caughtBy: life('given days past') },
  { name: 'urged-still-to-do', breaks: '催办后待办仍在 who was urged is to be urged still', edits: todos(' and (urged_at is null or urged_at < escalated_at)', ''), caughtBy: life('given days past') },
  { name: 'urge-for-all', breaks: '未升级到本级也成待办 a reminder is somebody\'s to do before it has risen to him', edits: todos('return Math.min(3, ...areas', 'return Math.min(1, ...areas'), caughtBy: life('given days past') },
  { name: 'dual-counted-open', breaks: '双闭环率把未闭环的算进去 the rate of double closure counts what is open', edits: statistics('closed: sum(rows.filter((r) => hazardLifecycle.states[r.status as HazardState].final))', 'closed: sum(rows)'), caughtBy: life('given an enterprise and a department') },
  { name: 'unlisted-still-listed', breaks: '摘牌后仍算督办 what came off the list is listed still', edits: filters("supervision is not null and supervision->>'unlistedAt' is null\"", 'supervision is not null"'), caughtBy: life('given a major hazard') },
  { name: 'old-cell-kept', breaks: '状态变化后旧计数不减 what moved on is counted where it was, too', edits: platform('rollup')('      add(before, -1);\n', '      void before;\n'), caughtBy: counts('given a long story') },
  { name: 'campaign-uncounted', breaks: '专项行动不计数 a campaign counts nothing of its own', edits: rollup('[...new Set(row.campaign_ids)].sort()', '[]'), caughtBy: counts('given a long story') },
  { name: 'campaign-counted-once', breaks: '只计第一个专项行动 of several campaigns only the first counts', edits: rollup('[...new Set(row.campaign_ids)].sort()', 'row.campaign_ids.slice(0, 1)'), caughtBy: counts('given a long story') },
  { name: 'dual-uncounted', breaks: '双重交办不计数 who was assigned to both stands in no cell of its own', edits: rollup('dual: row.department_unit_id !== null', 'dual: false'), caughtBy: counts('given a long story') },
  { name: 'import-uncounted', breaks: '导入不计数 an import is not counted', edits: inFile('import')('...countManyStatements(ctx.tenantId, rows), ', ''), caughtBy: counts('given a long story') },
  { name: 'change-unread', breaks: '未折叠的变化不计入 what is not folded yet is not counted', edits: platform('rollup')('this.now = `${spec.table}_now`;', 'this.now = spec.table;'), caughtBy: folds('given changes, then they count at once') },
  { name: 'change-folded-twice', breaks: '折叠后变化仍在 what was folded is counted as a change, too', edits: platform('rollup')("delete from ${table}_change where tenant_id = $1 and id = any(array(select id from ${table}_change where tenant_id = $1 order by id limit ${FOLD_BATCH})) returning ${facts}, count)", "select ${facts}, count from ${table}_change where tenant_id = $1)"), caughtBy: folds('given changes, then they count at once') },
  { name: 'fold-stops-early', breaks: '只折叠一批 of many changes one batch is folded', edits: platform('rollup')('batch === FOLD_BATCH; folded', 'batch < 0; folded'), caughtBy: folds('given more than a batch') },
  { name: 'fold-forgets', breaks: '提交后不折叠 nobody folds what was committed', edits: platform('rollups')('    this.touched.add(tenantId);\n', '    void tenantId;\n'), caughtBy: folds('given a tenant whose transaction committed') },
  { name: 'depth-without-reach', breaks: '计数深度不看范围 cells do not tell apart the places of a person\'s reach', edits: platform('depth')('Math.max(asked, ...reach)', 'Math.max(asked, 0 * reach.length)'), caughtBy: depths },
  { name: 'depth-without-level', breaks: '计数深度不看分组层级 cells do not tell apart what is grouped by', edits: platform('depth')('WHOLE : digits[level]', 'WHOLE : depth'), caughtBy: depths },
  { name: 'grid-in-no-community', breaks: '无社区的网格并入街道 a grid below a street counts as the street', edits: [{ file: 'infra/postgres/app.sql', find: "case when rtrim(substr(code, d.start, d.width), '0') <> '' then", replace: 'case when d.width > 0 then' }], caughtBy: folds('given any code') },
  { name: 'campaigns-added-up', breaks: '专项行动之间相加 scopes of campaigns are added up', edits: statistics("else where.and('campaign = $', query.campaignId ?? ALL);", "else where.and('campaign = $', query.campaignId);"), caughtBy: figures },
  { name: 'cells-for-units', breaks: '按单位授权的人也看整格的计数 who has a part of a place is given the cells of all of it', edits: rollup('return all || (owners.length === 0 && areas.every((a) => a.units === null));', 'return all || owners.length === 0;'), caughtBy: figures },
];
