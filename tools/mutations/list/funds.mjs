// Special funds: nothing is paid above a budget, budgets stay within the fund, and nobody decides on what he asked for.
const at = (file) => (tests) => ({ project: 'integration', file: `apps/responsibility/src/${file}`, tests });
const funds = at('fund/fund.int-spec.ts');
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/fund/${name}.ts`, find, replace }];
const [rules, projects, payments, adjustments, records, fund, bulletins] = ['fund.rules', 'fund-project.service', 'fund-payment.service', 'fund-adjustment.service', 'fund.records', 'fund.service', 'fund-bulletin.service'].map(inFile);
const money = funds('given a fund, when its projects are planned');
const adjustment = funds('given an adjustment, when another person');
const whole = funds('given a raise or a cut');
const strangers = funds('given an officer of the unit that spends');

/** @type {import('./index.mjs').Mutation[]} */
export const specialFunds = [
  { name: 'fund-over-budget', breaks: '支付可超预算 a payment exceeds the budget', edits: rules('if (amount > left) throw', 'if (amount < 0) throw'), caughtBy: money },
  { name: 'fund-budget-unchecked', breaks: '数据库不拦超支 the database takes what was paid above the budget', edits: [{ file: 'apps/responsibility/migrations/0007-funds-standards-mechanisms.ts', find: 'check (paid >= 0 and paid <= budget)', replace: 'check (paid >= 0)' }], caughtBy: funds('given a payment that was wrong') },
  { name: 'fund-payment-changed', breaks: '支付可改写 what was paid can be written anew', edits: [{ file: 'apps/responsibility/migrations/0007-funds-standards-mechanisms.ts', find: "raise exception 'a payment is reversed, never changed' using errcode = 'check_violation';", replace: 'null;' }], caughtBy: funds('given a payment that was wrong') },
  { name: 'fund-over-total', breaks: '项目预算可超总额 projects are budgeted above the fund', edits: rules('if (budgeted > amount) throw', 'if (budgeted < 0) throw'), caughtBy: whole },
  { name: 'fund-total-unlocked', breaks: '同时编列可超总额 plans at one moment exceed the fund', edits: fund("id = ${of} for update`", 'id = ${of}`'), caughtBy: funds('given projects planned at the same moment') },
  { name: 'fund-self-approved', breaks: '申请人可自行批准调整 who asked for an adjustment approves it', edits: adjustments('if (r.requested_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: adjustment },
  { name: 'fund-below-paid', breaks: '预算可调到已支付以下 a budget falls below what was paid', edits: rules('if (budget < project.paid) throw', 'if (budget < 0) throw'), caughtBy: adjustment },
  { name: 'fund-settled-reversed', breaks: '决算后可冲销 a payment is reversed after the final account', edits: payments("if (project.status !== 'allotted') throw", "if (project.status === 'withdrawn') throw"), caughtBy: money },
  { name: 'fund-reversal-keeps', breaks: '冲销不退回余额 a reversal does not free the budget', edits: payments('paid: Number(r.paid) - amount', 'paid: Number(r.paid)'), caughtBy: funds('given a payment that was wrong') },
  { name: 'fund-planned-anywhere', breaks: '可在他人经费里编列 a project is planned in a fund out of scope', edits: fund("  fundReach.assertActs(ctx, 'fund.manage', 'fund.read', fund);\n", ''), caughtBy: funds('given a street that may manage') },
  { name: 'fund-projects-without-scope', breaks: '项目列表不看范围 lists of funds do not ask for the scope', edits: records(".within(reach, ctx, 'fund.read')", ''), caughtBy: strangers },
  { name: 'fund-voucher-of-others', breaks: '可下载别的附件 any file is given as a voucher', edits: payments('if (ledger.visible(ctx, row).file_id !== fileId) throw notFound();', 'ledger.visible(ctx, row);'), caughtBy: funds('given a payment that was wrong') },
  { name: 'fund-bulletin-twice', breaks: '同一周可发两次提醒 a week has two reminders', edits: bulletins('if (issued) throw', 'if (issued && !issued.id) throw'), caughtBy: funds('given a reminder and a bulletin') },
  { name: 'fund-budget-after-allotment', breaks: '下达后可直接改预算 a budget is changed without an adjustment', edits: projects("if (r.status !== 'planned') throw", "if (r.status === 'withdrawn') throw"), caughtBy: money },
];
