// People without a sign-in: they come to one tenant, hold nothing there, stay unknown, and get only so far.
const guard = { project: 'unit', file: 'libs/platform/src/http/operation.guard.spec.ts' };
const reports = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/public-report/public-report.int-spec.ts', tests });
const page = { project: 'integration', file: 'apps/tenancy/src/public-page/public-page.int-spec.ts' };
const pictures = { project: 'unit', file: 'libs/platform/src/files/picture.spec.ts' };
const log = { project: 'unit', file: 'apps/gateway/src/http/access-log.spec.ts' };
const spans = { project: 'unit', file: 'libs/platform/src/telemetry/redact.spec.ts' };
const headers = { project: 'unit', file: 'apps/gateway/src/proxy/headers.spec.ts' };
const limits = { project: 'unit', file: 'apps/gateway/src/http/everybody.spec.ts' };

const inFile = (file) => (find, replace) => [{ file, find, replace }];
const tenant = inFile('libs/platform/src/context/public-tenant.ts');
const context = inFile('libs/platform/src/context/tenant-context.ts');
const operationGuard = inFile('libs/platform/src/http/operation.guard.ts');
const intake = inFile('apps/enforcement/src/public-report/public-report.intake.ts');
const pictured = inFile('apps/enforcement/src/public-report/public-report.pictures.ts');
const register = inFile('apps/enforcement/src/public-report/public-report.register.ts');
const service = inFile('apps/enforcement/src/public-report/public-report.service.ts');
const list = inFile('apps/enforcement/src/public-report/public-report.list.ts');
const gateway = inFile('apps/gateway/src/http/everybody.ts');

/** @type {import('./index.mjs').Mutation[]} */
export const everybody = [
  { name: 'page-unasked', breaks: '未开放的公众页面也可访问 a public page is there without being turned on', edits: tenant('return page?.enabled === true && (part', 'return (page !== undefined || part !== undefined) && (part'), caughtBy: guard },
  { name: 'reports-unasked', breaks: '未开放举报也收举报 reports are taken where only the page is turned on', edits: tenant("(part === 'page' || page.acceptReports)", "(part === 'page' || page !== undefined)"), caughtBy: guard },
  { name: 'page-while-suspended', breaks: '已暂停的租户仍有公众页面 a suspended tenant still has its page', edits: tenant('tenant?.active && tenant.tenantKind', 'tenant && tenant.tenantKind'), caughtBy: guard },
  { name: 'page-guard-gone', breaks: '守卫不看公众页面是否开放 the guard does not ask whether the page is open', edits: operationGuard('if (!pageIsOpen(tenant, tenantPage)) throw notFound();', 'if (!tenant) throw notFound();'), caughtBy: page },
  { name: 'everybody-is-the-system', breaks: '公众身份如同系统，范围为全租户 everybody acts like the system, with every scope', edits: context("name: '公众', kind: 'public' }", "name: '公众', kind: 'system' }"), caughtBy: guard },
  { name: 'system-takes-keys', breaks: '系统以来人的幂等键写入，重发的请求再得旧号段 the system writes under a caller\'s key, and a request sent again is given an old block of numbers', edits: context("  const { tenantId, slug, tenantKind } = tenant;\n  return {\n    tenantId, slug, tenantKind,\n", '  return {\n    ...tenant,\n'), caughtBy: { project: 'integration', file: 'libs/platform/src/ledger/number-series.int-spec.ts', tests: 'given a request that took' } },
  { name: 'everybody-shares-keys', breaks: '公众共用幂等键，读到他人的应答 one anonymous person is given the answer to another', edits: operationGuard('req.call = { ctx, ...parseRequest', 'req.call = { ctx: { ...ctx, idempotency: idempotencyOf({ ...operation, method: \'POST\' }, req) }, ...parseRequest'), caughtBy: guard },
  { name: 'report-keeps-trace', breaks: '举报记录带有请求的追踪号 what is written of a report carries the trace of its request', edits: operationGuard('req.call = { ctx, ...parseRequest', 'req.call = { ctx: { ...ctx, traceparent: req.traceparent }, ...parseRequest'), caughtBy: guard },
  { name: 'public-anywhere', breaks: '免登录的操作可在任何地址 what is public may lie at any address', edits: inFile('libs/contracts/src/kit/operation.ts')("if ((spec.permission === 'public') !== spec.path.startsWith('/public/')) throw", "if (spec.path === '') throw"), caughtBy: guard },
  { name: 'follow-code-unchecked', breaks: '不核对查询码 a report is followed without its code', edits: intake('if (!row || !isCode(code, row.code_hash)) throw notFound();', 'if (!row || code === undefined) throw notFound();'), caughtBy: reports('by which alone it is followed') },
  { name: 'follow-code-kept', breaks: '查询码以明文保存 a follow code is kept in clear', edits: intake('codeHash: codeHash(followCode)', 'codeHash: followCode'), caughtBy: reports('nothing that is kept of it') },
  { name: 'reporter-in-audit', breaks: '审计日志写入举报人 the audit log names a reporter', edits: register('detail: { number, named, ...(by', 'detail: { number, named, by: told.reporter?.name, ...(by'), caughtBy: reports('given a name and a number') },
  { name: 'picture-keeps-place', breaks: '图片保留拍摄地点 a picture keeps where it was taken', edits: inFile('libs/platform/src/files/picture.ts')('if (isPartOfImage(marker, segment)) kept.push', 'if (isPartOfImage(marker, segment) || marker === APP1) kept.push'), caughtBy: pictures },
  { name: 'picture-untouched', breaks: '图片原样保存 a picture is kept as it came', edits: pictured('const { mediaType, bytes } = picture;', 'const { mediaType } = picture;\n    const bytes = Buffer.concat([picture.bytes, Buffer.from(upload.name)]);'), caughtBy: reports('given one, then it is kept without') },
  { name: 'picture-unlimited', breaks: '同时上传可超过三张 more pictures than three, sent at once', edits: pictured('if (!row) throw notFound();\n      assertTaken(row);', 'if (!row) throw notFound();'), caughtBy: reports('given four at once') },
  { name: 'reports-without-scope', breaks: '举报列表不看范围 the list of reports does not ask for the scope', edits: list(".within(publicReportReach, ctx, 'public-report.read')", ''), caughtBy: reports('given a street officer') },
  { name: 'report-get-without-scope', breaks: '举报详情不看范围 a report is seen out of scope', edits: list("return publicReportReach.visible(ctx, 'public-report.read', row);", 'if (!row) throw notFound();\n    return row;'), caughtBy: reports('given a street officer') },
  { name: 'reporter-searchable', breaks: '可按举报人姓名搜索 a reporter is found by name', edits: list("r.what || ' ' || r.place)", "r.what || ' ' || coalesce(r.reporter_name, '') || r.place)"), caughtBy: reports('given filters') },
  { name: 'reveal-without-scope', breaks: '查看举报人不看范围 a reporter is shown out of scope', edits: service("publicReportReach.assertCovers(ctx, 'personal.reveal', row);", ''), caughtBy: reports('given who may reveal') },
  { name: 'reveal-unwritten', breaks: '查看举报人不留痕 a reporter is shown without a trace', edits: service("tx.audit({ action: 'public-report.revealed', target: `public-reports/${id}`, detail: { number: row.number, reason } });", 'void reason;'), caughtBy: reports('given who may reveal') },
  { name: 'log-keeps-who-asked', breaks: '访问日志记下举报人的地址 the access log says from where a report came', edits: inFile('apps/gateway/src/http/access-log.ts')('...(!isForEverybody(path) && { client: req.ip })', 'client: req.ip'), caughtBy: log },
  { name: 'span-keeps-who-asked', breaks: '追踪记下举报人的地址 a span says from where a report came', edits: inFile('libs/platform/src/telemetry/redact.ts')('for (const name of CALLER) delete rest[name];', 'delete rest[CALLER[1] as string];'), caughtBy: spans },
  { name: 'who-asked-passed-on', breaks: '网关把举报人的地址转给服务 the gateway tells services from where a report came', edits: inFile('apps/gateway/src/proxy/headers.ts')("if (!unknown) out['x-forwarded-for'] = req.ip;", "out['x-forwarded-for'] = req.ip;"), caughtBy: headers },
  { name: 'address-unlimited', breaks: '同一地址不限次数 one address may report without end', edits: gateway('counters: [counter(o.limits.address, (req) => clientOf(req.ip)), counter', 'counters: [counter'), caughtBy: limits },
  { name: 'tenant-unlimited', breaks: '一个区局可被大量地址淹没 many addresses may flood a district', edits: gateway(', counter(o.limits.tenant, tenantOf)]', ']'), caughtBy: limits },
];
