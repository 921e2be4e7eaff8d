// Reports that staff enter (hotline, opinion, visit, letter): where they may, whose code is whose, what the figures count.
const entry = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/public-report/public-report.entry.int-spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/${name}.ts`, find, replace }];
const [entries, register, rules, list, figures, rewards, filters] = [
  'public-report/public-report.entry', 'public-report/public-report.register', 'public-report/public-report.rules', 'public-report/public-report.list', 'public-report/public-report.figures', 'report-reward/report-reward.service', 'hazard/hazard.filters',
].map(inFile);
const where = entry('given a street officer');
const opinion = entry('given an opinion');
const own = entry('given who entered a report');
const counted = entry('given reports by all channels');

/** @type {import('./index.mjs').Mutation[]} */
export const reportChannels = [
  { name: 'report-entered-out-of-scope', breaks: '可登记他街道的举报 a report is entered out of scope', edits: entries("if (!publicReportReach.covers(ctx, 'public-report.enter', { division_code: code })) throw", "if (code === '') throw"), caughtBy: where },
  { name: 'report-entered-code-in-clear', breaks: '幂等应答以明文保存查询码 the code of a report stands in a stored answer', edits: entries("return code && this.operations.seal({ code }).toString('base64');", 'return code;').concat(entries("return sealed && String(this.operations.open(Buffer.from(sealed, 'base64'))['code']);", 'return sealed;')), caughtBy: entry('given a request that is sent again') },
  { name: 'opinion-with-code', breaks: '舆情也有查询码 an opinion has a code', edits: [{ file: 'apps/enforcement/migrations/0035-report-channels.ts', find: "check ((channel = 'opinion') = (code_hash is null))", replace: "check (channel <> '')" }], caughtBy: opinion },
  { name: 'opinion-with-reporter', breaks: '舆情可填举报人 an opinion has a reporter', edits: rules('if (channel === \'opinion\' && (reporter || employee)) throw', 'if (channel === \'opinion\' && employee) throw'), caughtBy: opinion },
  { name: 'opinion-rewarded', breaks: '舆情可奖励 an opinion is rewarded', edits: rewards("if (report.channel === 'opinion') throw", "if (report.number === 'opinion') throw"), caughtBy: opinion },
  { name: 'reward-by-who-entered', breaks: '登记人可提出奖励 who entered a report proposes its reward', edits: rewards('      assertNotEntered(ctx, report.entered_by);\n', ''), caughtBy: own },
  { name: 'reward-decided-by-who-entered', breaks: '登记人可批准、发放奖励 who entered a report decides on and pays its reward', edits: rewards('(assertNotEntered(ctx, row.report_entered_by), work(row, now, tx))', 'work(row, now, tx)'), caughtBy: own },
  { name: 'report-received-any-day', breaks: '收到时间可以在以后 a report was received tomorrow', edits: rules('if (ago < 0 || ago >', 'if (ago >'), caughtBy: where },
  { name: 'report-without-who-entered', breaks: '登记举报不留痕 that a report was entered by staff is not written down', edits: register("by ? 'public-report.entered' : 'public-report.received'", "'public-report.received'"), caughtBy: entry('given a call on the hotline') },
  { name: 'reports-of-every-channel', breaks: '按渠道筛选不起作用 the filter by channel leaves all', edits: list(".and('r.channel = any($)', q.channel)", ".and('r.channel is not null or r.channel = any($)', q.channel)"), caughtBy: counted },
  { name: 'recheck-counts-any-word', breaks: '抽查合格率不看最近一次 the first re-check counts, not the last', edits: list('order by i.checked_at desc', 'order by i.checked_at'), caughtBy: entry('given the hazards of a sample drawn from reports') },
  { name: 'report-figures-without-scope', breaks: '渠道统计不看范围 the figures by channel do not ask for the scope', edits: figures('left join lateral (${LAST_RECHECK}) k on true where ${where} group by 1`', 'left join lateral (${LAST_RECHECK}) k on true where ${where} or r.tenant_id = $1 group by 1`'), caughtBy: counted },
  { name: 'report-pictures-by-anybody', breaks: '谁都可给登记的举报补充图片 anybody adds pictures to what another entered', edits: rules('if (r.entered_by !== actorId) throw new ProblemError(e.not_entered_by);', ''), caughtBy: entry('given somebody else') },
  { name: 'report-pictures-after-handling', breaks: '办理后仍可补充图片 pictures are added to a report that was handled', edits: rules("if (r.state !== 'received') throw new ProblemError(e.pictures_handled);", ''), caughtBy: entry('given somebody else') },
  { name: 'report-pictures-at-once', breaks: '同时补充可超过三张 more pictures than three, added at once', edits: entries('await upload(), (now) => assertAttaches(now, ctx.actor.id))', 'await upload(), () => undefined)'), caughtBy: entry('given a letter that was scanned') },
  { name: 'hazards-by-unseen-reports', breaks: '看不到举报的人可按渠道查隐患 who sees no reports learns how a hazard was reported', edits: filters(".within(publicReportReach, ctx, 'public-report.read').and('r.channel", ".and('r.channel"), caughtBy: counted },
];
