// Personal data: masked by the contract, shown only on record, and in no log.
const policy = { project: 'unit', file: 'libs/platform/src/http/field-policy.spec.ts' };
const people = { project: 'integration', file: 'apps/tenancy/src/member/personal.int-spec.ts' };
const imports = { project: 'integration', file: 'apps/tenancy/src/member-import/member-import.int-spec.ts' };
const redaction = { project: 'unit', file: 'libs/platform/src/telemetry/redact-value.spec.ts' };
const spans = { project: 'unit', file: 'libs/platform/src/telemetry/redact.spec.ts' };
const masking = { project: 'unit', file: 'libs/domain/src/masking.spec.ts' };

const inFile = (file) => (find, replace) => [{ file, find, replace }];
const redact = inFile('libs/platform/src/telemetry/redact-value.ts');
const logger = inFile('libs/platform/src/telemetry/logger.ts');

/** @type {import('./index.mjs').Mutation[]} */
export const personal = [
  { name: 'fields-unmasked', breaks: '个人信息字段不打码 personal fields are answered in full', edits: inFile('libs/platform/src/http/field-policy.ts')("typeof value === 'string' ? masks[kind](value) : value", "typeof value === 'string' ? String(value) : value"), caughtBy: policy },
  { name: 'list-items-unmasked', breaks: '列表里的个人信息不打码 personal fields in lists are answered in full', edits: inFile('libs/platform/src/http/field-policy.ts')('value.map((v) => walk(v, leaf)) : value));', 'value.map((v) => v) : value));'), caughtBy: policy },
  { name: 'answers-unmasked', breaks: '应答不经字段策略 an answer does not pass the policy of its fields', edits: inFile('libs/platform/src/http/answer-hook.ts')('const answer = shown ? shown.answer : payload;', 'const answer = payload;'), caughtBy: people },
  { name: 'field-undeclared', breaks: '电话字段没有声明为个人信息 a telephone is not declared as personal', edits: inFile('libs/contracts/src/tenancy/member.dto.ts')("phone: personal('phone', z.string().nullable().meta({ description: '电话; its middle is hidden, the reveal action shows it' })),", "phone: z.string().nullable(),"), caughtBy: people },
  { name: 'mask-shows-all', breaks: '打码后仍看得见号码 a masked number can be read', edits: inFile('libs/domain/src/masking.ts')("****${mobile[3] ?? ''}`", "${text.slice(3, 7)}${mobile[3] ?? ''}`"), caughtBy: masking },
  { name: 'log-keeps-secrets', breaks: '日志保留按字段名的机密 a log keeps what its field says is secret', edits: redact('if (secretKey.test(key)) return CENSOR;', ''), caughtBy: redaction },
  { name: 'log-keeps-tokens', breaks: '日志语句保留令牌 a log keeps tokens in its sentences', edits: redact('for (const [pattern, instead] of secrets) out = out.replace(pattern, instead);', ''), caughtBy: redaction },
  { name: 'log-keeps-numbers', breaks: '日志语句保留电话和身份证号 a log keeps numbers of persons in its sentences', edits: redact('return maskText(out);', 'return out;'), caughtBy: redaction },
  { name: 'log-fields-unredacted', breaks: '日志字段不经脱敏 the fields of a line are not redacted', edits: logger('redact(fields) as Record<string, unknown>', 'fields'), caughtBy: redaction },
  { name: 'log-errors-unredacted', breaks: '日志里的错误信息不经脱敏 messages of errors are not redacted', edits: redact("out['message'] = redactText(value.message);", "out['message'] = value.message;"), caughtBy: redaction },
  { name: 'span-keeps-words', breaks: '追踪保留错误信息里的原文 a span keeps what somebody wrote, out of the message of an error', edits: inFile('libs/platform/src/telemetry/redact.ts')('const message = code === undefined ? name : String(code);', 'const message = (error as Error)?.message ?? name;'), caughtBy: spans },
  { name: 'span-keeps-query', breaks: '追踪保留查询串 a span keeps the query of an address', edits: inFile('libs/platform/src/telemetry/redact.ts')("value.split('?', 1)[0] ?? ''", 'value'), caughtBy: spans },
  { name: 'import-of-a-colleague', breaks: '同事可看到他人上传的名单 a list of people is for others than who uploaded it', edits: inFile('libs/platform/src/ledger/import/import-files.ts')("if (row.actor !== ctx.actor.id && (this.kind.personal || !scopeFor(ctx, 'audit.read').all)) throw", "if (row.actor !== ctx.actor.id && !this.kind.personal && !scopeFor(ctx, 'audit.read').all) throw"), caughtBy: imports },
  { name: 'passwords-handed-out-twice', breaks: '首次密码单可重复领取 first passwords are handed out again and again', edits: inFile('apps/tenancy/src/member-import/member-import.service.ts')('r set password = null from taken t', 'r set password = t.password from taken t'), caughtBy: imports },
];
