// Who may do what, and where; what is out of sight is not there.
const http = { project: 'integration', file: 'apps/tenancy/src/organization/organization.http.int-spec.ts', tests: 'given a leader' };
const unit = { project: 'unit', file: 'libs/platform/src/http/operation.guard.spec.ts' };
const matrix = { project: 'unit', file: 'libs/contracts/src/access/access-matrix.spec.ts' };
const hazards = { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.service.int-spec.ts' };
const officer = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/hazard/hazard.scope.int-spec.ts', tests });
const steps = officer('by id, history, evidence and every step');
const reach = { project: 'unit', file: 'libs/platform/src/ledger/reach.spec.ts' };
const deadLetters = { project: 'integration', file: 'apps/tenancy/src/dead-letter/dead-letter.int-spec.ts', tests: 'given other bureaus' };
const preview = { project: 'unit', file: 'apps/tenancy/src/dead-letter/dead-letter.preview.spec.ts' };
const publicTenants = { project: 'integration', file: 'apps/tenancy/src/registry/public-tenants.int-spec.ts' };
const assignments = { project: 'unit', file: 'apps/tenancy/src/assignment/assignment.rules.spec.ts' };

const guard = (find, replace) => [{ file: 'libs/platform/src/http/operation.guard.ts', find, replace }];
const roles = (find, replace) => [{ file: 'libs/contracts/src/access/roles.ts', find, replace }];
const scopes = (find, replace) => [{ file: 'libs/platform/src/context/scope.ts', find, replace }];
const engine = (find, replace) => [{ file: 'libs/platform/src/ledger/reach.ts', find, replace }];
const list = (find, replace) => [{ file: 'apps/enforcement/src/hazard/hazard.list.ts', find, replace }];
const filters = (find, replace) => [{ file: 'apps/enforcement/src/hazard/hazard.filters.ts', find, replace }];
const records = (find, replace) => [{ file: 'apps/enforcement/src/hazard/hazard.history.ts', find, replace }];
const service = (find, replace) => [{ file: 'apps/enforcement/src/hazard/hazard.service.ts', find, replace }];
const rules = (find, replace) => [{ file: 'apps/tenancy/src/assignment/assignment.rules.ts', find, replace }];

const views = (find) => [{ file: 'apps/tenancy/src/saved-view/saved-view.service.ts', find, replace: '' }];
const saved = (tests) => ({ project: 'integration', file: 'apps/tenancy/src/saved-view/saved-view.int-spec.ts', tests });

/** @type {import('./index.mjs').Mutation[]} */
export const access = [
  {
    name: 'saved-view-shared-by-anybody', breaks: '任何人都能把常用筛选共享给全单位 anybody shares a saved view with the whole tenant',
    edits: views("if (body.shared && !mayShare(ctx)) throw outOfScope('settings.manage');"), caughtBy: saved('may not share'),
  },
  {
    name: 'saved-view-of-another', breaks: '能看到他人未共享的常用筛选 a saved view of another that is not shared is shown',
    edits: views('if (row.member_id !== ctx.actor.memberId && !row.shared) throw outOfSight();'), caughtBy: saved('of the tenant or of another'),
  },
  {
    name: 'boundary-without-scope', breaks: '上传边界不看范围 boundaries are replaced out of scope',
    edits: [{ file: 'apps/tenancy/src/boundary/boundary.service.ts', find: 'if (outside) throw new ProblemError(e.out_of_scope', replace: "if (outside?.code === '') throw new ProblemError(e.out_of_scope" }],
    caughtBy: { project: 'integration', file: 'apps/tenancy/src/boundary/boundary.int-spec.ts' },
  },
  {
    name: 'permission-unchecked', breaks: '不再检查操作的权限 the permission of an operation is not checked',
    edits: guard("if (wanted !== 'signed-in' && !holds(ctx, wanted)) return wanted;", ''), caughtBy: http,
  },
  {
    name: 'route-without-contract', breaks: '没有契约的路由也放行 a route without a contract is let through',
    edits: guard('if (!operation) throw new ProblemError(commonErrors.forbidden);', 'if (!operation) return true;'), caughtBy: unit,
  },
  {
    name: 'stranger-accepted', breaks: '令牌有效但不是本租户成员者放行 a good token of nobody known to the tenant is let through',
    edits: guard('if (!access || lacks) {', 'if (lacks) {'), caughtBy: unit,
  },
  {
    name: 'tenant-from-header', breaks: '租户取自请求头 the tenant is taken from a header',
    edits: guard('const ctx = contextOf(token, access ??', "const ctx = contextOf({ ...token, tenantId: String(req.headers['x-tenant-id'] ?? token.tenantId) }, access ??"),
    caughtBy: unit,
  },
  {
    name: 'permission-removed', breaks: '一个操作只要求登录 one operation asks for no more than a sign-in',
    edits: [{ file: 'libs/contracts/src/tenancy/assignment.api.ts', find: "permission: 'assignment.read', query", replace: "permission: 'signed-in', query" }], caughtBy: matrix,
  },
  {
    name: 'role-widened', breaks: '一个角色多了一项权限 one role has one permission more',
    edits: roles("en: 'Leader', tenant: 'district', permissions: [...signedInReads, ", "en: 'Leader', tenant: 'district', permissions: [...signedInReads, 'client.manage', "), caughtBy: matrix,
  },
  {
    name: 'part-of-tenant-suffices', breaks: '只管半个租户的人能办全租户的事 who holds a permission in a part does what concerns the whole tenant',
    edits: scopes(" && (permissionScopes[permission] !== 'tenant' || scopeFor(ctx, permission).all)", ''), caughtBy: unit,
  },
  {
    name: 'scope-everywhere', breaks: '范围变成整个租户 every scope is the whole tenant',
    edits: scopes("if (ctx.actor.kind === 'system') return everywhere;", 'if (ctx.actor.id) return everywhere;'), caughtBy: hazards,
  },
  {
    name: 'scope-of-another-role', breaks: '范围取自没有该权限的角色 a scope is taken from a role that lacks the permission',
    edits: scopes('if (!permissionsOf(g.role).includes(permission)) continue;\n', ''), caughtBy: reach,
  },
  {
    name: 'scope-without-units', breaks: '范围不看机构 units do not narrow a scope',
    edits: scopes('units: g.units ?? null', 'units: null'), caughtBy: reach,
  },
  {
    name: 'delegation-unseen', breaks: '代办不记在谁的名下 what is done for somebody else is not said to be',
    edits: scopes('unitId: g.unitId, delegatedBy });', 'unitId: g.unitId });'), caughtBy: reach,
  },
  {
    name: 'scope-one-too-far', breaks: '范围的上界多出一个区划 a scope reaches one division too far',
    edits: engine('(${column} >= $ and ${column} < $)', '(${column} >= $ and ${column} <= $)'), caughtBy: reach,
  },
  {
    name: 'own-is-all', breaks: '只看本人记录的角色看到全部 a role that sees its own records sees all',
    edits: roles("roleSpec(role)?.ownOnly === true", "roleSpec(role)?.ownOnly === null"), caughtBy: hazards,
  },
  {
    name: 'refused-instead-of-hidden', breaks: '范围外的记录答 403，泄露其存在 out of scope is 403: it tells that the record exists',
    edits: engine('throw outOfSight(permission);', 'throw outOfScope(permission);'), caughtBy: hazards,
  },
  {
    name: 'refused-action-tells', breaks: '对范围外的记录办理答 403 an action out of sight is 403',
    edits: engine('if (!this.covers(ctx, read, row)) throw outOfSight(read);\n', ''), caughtBy: steps,
  },
  {
    name: 'get-without-scope', breaks: '详情不看范围 a get does not ask for the scope',
    edits: records("const row = hazardReach.visible(ctx, 'hazard.read', found);", 'if (!found) throw notFound();\n    const row = found;'), caughtBy: hazards,
  },
  {
    name: 'list-without-scope', breaks: '列表不看范围 a list does not ask for the scope',
    edits: filters(".within(hazardReach, ctx, 'hazard.read')", ''), caughtBy: hazards,
  },
  {
    name: 'history-without-scope', breaks: '办理过程不看范围 a history does not ask for the scope',
    edits: records("const row = hazardReach.visible(ctx, 'hazard.read', found?.rows[0] as HazardRow | undefined);", 'const row = found?.rows[0] as HazardRow | undefined;\n    if (!row) throw notFound();'), caughtBy: steps,
  },
  {
    name: 'action-without-scope', breaks: '办理动作不看范围 an action does not ask for the scope',
    edits: service("hazardReach.assertActs(ctx, permission, 'hazard.read', row,", "void (permission,"), caughtBy: steps,
  },
  {
    name: 'export-without-scope', breaks: '导出不看范围 an export does not ask for the scope',
    edits: list('this.page(ctx, { ...query, ...request, total: undefined })', "this.page({ ...ctx, actor: { ...ctx.actor, kind: 'system' } }, { ...query, ...request, total: undefined })"), caughtBy: officer('one and the same set'),
  },
  {
    name: 'statistics-without-scope', breaks: '统计不看范围 statistics do not ask for the scope',
    edits: [{ file: 'apps/enforcement/src/hazard/hazard.statistics.ts', find: ".within(cellReach, ctx, 'hazard.read')", replace: '' }], caughtBy: hazards,
  },
  {
    name: 'file-of-any-record', breaks: '附件不问属于哪条记录 a file is given whatever it is evidence of',
    edits: records('if (!items.some((step) => step.evidence.some((e) => e.fileId === fileId))) throw notFound();', 'void items;'), caughtBy: officer('no evidence of it'),
  },
  {
    name: 'todos-without-scope', breaks: '待办不看范围 to-dos do not ask for the scope',
    edits: [{ file: 'libs/platform/src/ledger/todo.ts', find: '...(covered ? [sql.bind(covered.condition, ...covered.values)] : []),', replace: '' }],
    caughtBy: { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.todos.int-spec.ts', tests: 'given anybody' },
  },
  {
    name: 'todos-of-anybody', breaks: '别人的整改成了自己的待办 what was given to others is one\'s own to do',
    edits: [{ file: 'libs/platform/src/ledger/todo.ts', find: "...(step.of === 'assignee' ?", replace: "...(step.of === 'nobody' ?" }],
    caughtBy: { project: 'unit', file: 'libs/platform/src/ledger/todo.spec.ts' },
  },
  {
    name: 'changes-without-scope', breaks: '动态不看范围 the news do not ask for the scope',
    edits: records("${covered ? ` and ${where.bind(covered.condition, ...covered.values)}` : ''}", ''),
    caughtBy: { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.history.int-spec.ts', tests: 'given any scope' },
  },
  {
    name: 'stale-edit-tells-all', breaks: '过期修改对看不到记录的人也说是谁改的 a stale edit says who was faster to who may not read the record',
    edits: [{ file: 'libs/platform/src/audit/stale-edits.ts', find: '|| !mayRead(call.ctx, operation)', replace: '' }],
    caughtBy: { project: 'unit', file: 'libs/platform/src/audit/stale-edits.spec.ts' },
  },
  {
    name: 'three-admins-one-person', breaks: '一人可兼任系统、安全、审计管理员 one person may be system, security and audit administrator',
    edits: rules("const other = kind === 'user' &&", "const other = kind === 'client' &&"), caughtBy: assignments,
  },
  {
    name: 'grants-beyond-own', breaks: '可授予自己没有的权限 one may give what one does not have',
    edits: rules('if (lacks) throw', 'if (lacks && !role) throw'), caughtBy: assignments,
  },
  {
    name: 'split-beyond-own', breaks: '可把街道并入自己管不到的区划 a division is merged into one that is not the actor\'s',
    edits: [{ file: 'apps/tenancy/src/division/division.split.ts', find: "divisionReach.assertCovers(ctx, 'division.manage', wanted);", replace: 'void wanted;' }],
    caughtBy: { project: 'integration', file: 'apps/tenancy/src/division/division.split.int-spec.ts', tests: 'looks after one street' },
  },
  {
    name: 'moved-below-anybody', breaks: '可把机构移到自己管不到的机构之下 a unit is moved below one that is not the actor\'s',
    edits: [{ file: 'apps/tenancy/src/unit/unit.tree.ts', find: "if (parent) unitReach.assertCovers(ctx, 'unit.manage', parent);", replace: 'void parent;' }],
    caughtBy: { project: 'integration', file: 'apps/tenancy/src/unit/unit.moves.int-spec.ts', tests: 'another part' },
  },
  {
    name: 'dead-letters-of-all', breaks: '区局看得到别区的死信 a district sees the dead letters of others',
    edits: [{ file: 'apps/tenancy/src/dead-letter/dead-letter.row.ts', find: "return where.and('tenant_slug = $', ctx.slug);", replace: 'return where;' }], caughtBy: deadLetters,
  },
  {
    name: 'dead-letters-of-other-cities', breaks: '市局看得到别市的死信 a city sees the dead letters of another city\'s districts',
    edits: [{ file: 'apps/tenancy/src/dead-letter/dead-letter.row.ts', find: 'from tenancy.tenant where city_slug = $))\', ctx.slug, ctx.slug)', replace: 'from tenancy.tenant))\', ctx.slug)' }], caughtBy: deadLetters,
  },
  {
    name: 'dead-letter-texts', breaks: '死信概览显示文字 the preview of a dead letter shows texts',
    edits: [{ file: 'apps/tenancy/src/dead-letter/dead-letter.preview.ts', find: '? value : `…(${[...value].length})`;', replace: '? value : value;' }], caughtBy: preview,
  },
  {
    name: 'tenants-not-open-yet', breaks: '未开通或已暂停的单位也公开列出 bureaus that are not open are listed for everybody',
    edits: [{ file: 'apps/tenancy/src/registry/public-tenants.ts', find: "t.state !== 'active' || ", replace: '' }], caughtBy: publicTenants,
  },
  { name: 'assignees-everybody', breaks: '交办人可查到没有整改权限的人 who assigns is told the names of people who may not rectify', edits: [{ file: 'apps/enforcement/src/hazard/hazard.assignees.ts', find: "membersWith('hazard.rectify')", replace: "membersWith('hazard.read')" }], caughtBy: { project: 'unit', file: 'apps/enforcement/src/hazard/hazard.assignees.spec.ts' } },
];
