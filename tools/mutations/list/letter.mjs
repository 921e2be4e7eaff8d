// Responsibility letters: who signs, what stays once it was signed, who sees one.
const at = (project, file) => (tests) => ({ project, file: `apps/responsibility/src/letter/${file}`, tests });
const letters = at('integration', 'letter.int-spec.ts');
const rows = at('integration', 'letter.rows.int-spec.ts');
const inFile = (file) => (find, replace) => [{ file, find, replace }];
const [rules, signing, service, records, drawn, templates, todos] = ['letter.rules', 'letter.signing', 'letter.service', 'letter.records', 'drawn-signature', 'letter-template.service', 'letter.todos'].map((name) => inFile(`apps/responsibility/src/letter/${name}.ts`));
const schema = inFile('apps/responsibility/migrations/0003-letters.ts');
const life = letters('given a letter, when it is sent');
const named = letters('given whom the letter does not name');
const reminders = letters('given a reminder');
const assessed = letters('given a letter of a year that is over');
const figures = letters('given letters of a year');

/** @type {import('./index.mjs').Mutation[]} */
export const responsibilityLetters = [
  { name: 'letter-changed-after-sending', breaks: '发出后仍可改正文 a letter is changed after it was sent', edits: service("if (r.status !== 'draft') throw", "if (r.status === 'archived') throw"), caughtBy: life },
  { name: 'letter-other-wording-signed', breaks: '不核对所见正文 who saw another wording signs', edits: rules('if (r.wording_hash !== wordingHash) throw new ProblemError(e.other_wording);', ''), caughtBy: life },
  { name: 'letter-signed-by-anybody', breaks: '责任书未写明的人也可签 whom the letter does not name signs', edits: rules('if (!isNamed(ctx, r, party)) throw new ProblemError(e.not_named, { party: letterPartyNames[party].zh });', ''), caughtBy: named },
  { name: 'letter-signed-by-deputy', breaks: '受托人可代签 who stands in for somebody signs in his name', edits: rules('.some((h) => !h.delegatedBy && ', '.some((h) => '), caughtBy: named },
  { name: 'letter-signed-for-both', breaks: '一人可签双方 one person signs for both', edits: rules("  if (!isNamed(ctx, r, party)) throw new ProblemError(e.not_named, { party: letterPartyNames[party].zh });\n  if (r[`${other(party)}_signed_by`] === ctx.actor.id) throw new ProblemError(e.same_person);", '  if (!isNamed(ctx, r, party)) throw new ProblemError(e.not_named, { party: letterPartyNames[party].zh });'), caughtBy: named },
  { name: 'letter-recorded-for-other-side', breaks: '签了一方的人可登记另一方的纸质签署 who signed records the paper of the other side', edits: rules("if (r[`${other(party)}_signed_by`] === ctx.actor.id && r[`${other(party)}_signature`]?.method !== 'scan') throw", "if (r[`${other(party)}_signed_by`] === '') throw"), caughtBy: named },
  { name: 'letter-drawn-by-another', breaks: '可用他人上传的签名 another\'s upload is a signature', edits: drawn(' and actor = $3', ' and $3::text is not null'), caughtBy: letters('given a signature that is none') },
  { name: 'letter-drawn-unseen', breaks: '不看签名图片 what is no picture is a signature', edits: drawn('if (!signaturePicture(await buffer(stream))) throw', 'if ((await buffer(stream)).length < 0) throw'), caughtBy: letters('given a signature that is none') },
  { name: 'letter-recalled-with-signature', breaks: '有人签了仍可撤回 a letter that somebody signed is recalled', edits: service('if (hasSignature(r)) throw new ProblemError(e.has_signature', 'if (r.status === \'draft\') throw new ProblemError(e.has_signature'), caughtBy: life },
  { name: 'letter-reminded-twice', breaks: '一天可催两次 a party is reminded twice a day', edits: signing('if (r[`${party}_reminded_on`] === day) throw', "if (day === '') throw"), caughtBy: reminders },
  { name: 'letters-without-scope', breaks: '责任书列表不看范围 the lists of letters do not ask for the scope', edits: records(".within(letterReach, ctx, 'letter.read')", ''), caughtBy: letters('given another street') },
  { name: 'letter-files-of-others', breaks: '可经一份责任书下载别的文件 a letter gives files that it does not name', edits: records('if (![...row.file_ids, row.a_signature?.fileId, row.b_signature?.fileId].includes(fileId)) throw notFound();', ''), caughtBy: letters('given papers') },
  { name: 'letters-drafts-in-rate', breaks: '草稿、作废计入签订率 drafts and void letters count in the signing rate', edits: records(".and(ISSUED);\n    const overdue", ';\n    const overdue'), caughtBy: figures },
  { name: 'letter-template-elsewhere', breaks: '可用范围外的模板批量起草 letters are made of a template out of scope', edits: templates("const template = letterTemplateReach.visible(ctx, 'letter.read', row);\n    letterTemplateReach.assertActs(ctx, 'letter.manage', 'letter.read', template, () => new ProblemError(e.out_of_scope, { code: template.division_code }));", 'const template = row as LetterTemplateRow;'), caughtBy: letters('given another street') },
  { name: 'letter-hash-of-anything', breaks: '数据库不核对正文哈希 Postgres does not hold the hash to the wording', edits: schema("check (wording_hash = encode(sha256(convert_to(wording, 'UTF8')), 'hex'))", 'check (length(wording_hash) = 64)'), caughtBy: rows('given the guard') },
  { name: 'letter-signature-of-anything', breaks: '签名不系于正文 a signature does not hold on to the wording', edits: schema('foreign key (tenant_id, letter_id, wording_hash) references responsibility.letter (tenant_id, id, wording_hash)', 'foreign key (tenant_id, letter_id) references responsibility.letter (tenant_id, id)'), caughtBy: rows('given the guard') },
  { name: 'letter-sent-and-changed', breaks: '数据库允许改已发出的责任书 Postgres lets a sent letter be changed', edits: schema('create trigger letter_sent_stays before update on responsibility.letter for each row execute function responsibility.keep_sent_letter();', ''), caughtBy: rows('given SQL as the service itself') },
  { name: 'letter-signature-deleted', breaks: '数据库允许删签名 Postgres lets a signature be deleted', edits: schema('before update or delete on responsibility.letter_signature', 'before update on responsibility.letter_signature'), caughtBy: rows('given SQL as the service itself') },
  { name: 'letter-signed-by-one', breaks: '数据库允许一方签即为已签 Postgres takes a letter for signed without both', edits: schema('else a_signature_id is not null and b_signature_id is not null end)', 'else true end)'), caughtBy: rows('given a letter that is to be signed') },
  { name: 'letter-assessed-by-taker', breaks: '承担方可考核自己 who took a letter assesses it', edits: rules('  if (isTaker(ctx, r)) throw new ProblemError(e.own_letter);\n', ''), caughtBy: assessed },
  { name: 'letter-assessed-in-part', breaks: '目标可不逐项考核 a letter is assessed with a target left out', edits: rules('if (missing.length > 0) throw', 'if (missing.length > targets) throw'), caughtBy: assessed },
  { name: 'letter-assessment-on-own-list', breaks: '承担方待办中有考核自己 who took a letter has its assessment on the list of to-dos', edits: todos('b_unit_id is distinct from $::uuid', '($::uuid is null or true)'), caughtBy: assessed },
];
