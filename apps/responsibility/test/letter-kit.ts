import { changeLetterBody, makeLetterBody, makeLettersBody, makeLetterTemplateBody, type Letter, type LetterParty, type LetterTemplate } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { type Upload } from '@anlan/platform/http';
import { TodoService } from '@anlan/platform/ledger';
import { serviceKit, type ServiceKit, type TestTenant } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { migrations } from '../migrations';
import { DrawnSignature } from '../src/letter/drawn-signature';
import { LetterDocuments } from '../src/letter/letter.document';
import { LetterRecords } from '../src/letter/letter.records';
import { LetterService } from '../src/letter/letter.service';
import { LetterSigning } from '../src/letter/letter.signing';
import { letterTodos } from '../src/letter/letter.todos';
import { LetterTemplateService } from '../src/letter/letter-template.service';
export { codeOf } from '@anlan/platform/testing';

/** A signature of one pixel. */
export const drawing = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
export const today = shanghaiDay(new Date());
export const later = addCalendarDays(today, 30);
export const yesterday = addCalendarDays(today, -1);

/** A district whose leader gives letters to the heads of its units. */
export async function letterKit() {
  const kit = await serviceKit('responsibility', migrations);
  const { pingshan, binjiang } = kit;
  const units = Array.from({ length: 30 }, (_, i) => pingshan.unit(`责任单位${i + 1}`));
  const [unit = '', second = ''] = units;
  const below = pingshan.unit('责任单位1下属社区', unit);
  const people = {
    admin: pingshan.as('district-admin'), officer: pingshan.as('section-officer'), leader: pingshan.as('leader'), street: pingshan.as('street-officer', '440310001'), elsewhere: pingshan.as('street-officer', '440310003'),
    head: of(pingshan, 'street-officer', unit, '440310003'), colleague: of(pingshan, 'enterprise-owner', unit), second: of(pingshan, 'leader', second), stranger: binjiang.as('section-officer'), theirLeader: binjiang.as('leader'),
  };
  const services = servicesOf(kit);
  const { letters, signing, templates } = services;

  const facts = (more: object = {}) => ({ title: '安全生产目标管理责任书', year: 2026, level: 'district', partyAMemberId: people.leader.actor.memberId, partyBUnitId: unit, partyBMemberId: people.head.actor.memberId, targets: [{ name: '生产安全事故起数', value: '≤ 2', unit: '起' }], signBy: later, ...more });
  const make = (more: object = {}, ctx: TenantContext = people.officer): Promise<Letter> => letters.make(ctx, makeLetterBody.parse({ ...facts(), wording: '{甲方}与{乙方}签订{年度}年度责任书，目标：\n{目标}', divisionCode: '440310', ...more }));
  const sent = async (more: object = {}, ctx: TenantContext = people.officer): Promise<Letter> => letters.send(ctx, (await make(more, ctx)).id, 1);
  const upload = async (ctx: TenantContext, bytes: Buffer = drawing, mediaType = 'image/png'): Promise<string> =>
    (await kit.attachments.store(ctx, { name: 'signature.png', mediaType, stream: Readable.from([bytes]) } as Upload, 20 * 1024 * 1024)).id;
  const sign = async (ctx: TenantContext, letter: Letter, party: LetterParty, more: object = {}): Promise<Letter> =>
    signing.sign(ctx, letter.id, letter.version, { party, fileId: await upload(ctx), wordingHash: letter.wordingHash, ...more });
  const signed = async (more: object = {}): Promise<Letter> => sign(people.leader, await sign(people.head, await sent(more), 'b'), 'a');
  const change = (ctx: TenantContext, id: string, version: number, more: object): Promise<Letter> => letters.change(ctx, id, version, changeLetterBody.parse(more));
  const template = (more: object = {}, ctx: TenantContext = people.officer): Promise<LetterTemplate> =>
    templates.make(ctx, makeLetterTemplateBody.parse({ name: '目标管理责任书', body: '{乙方}对{甲方}负责，{年度}年目标如下：\n{目标}\n{签订期限}前签订。', targets: [{ name: '重大隐患整改率', value: '100%', unit: null }], divisionCode: '440310', ...more }));
  const makeMany = (id: string, more: object = {}, ctx: TenantContext = people.officer) =>
    templates.makeLetters(ctx, id, makeLettersBody.parse({ title: '目标管理责任书', year: 2026, level: 'district', partyAMemberId: people.leader.actor.memberId, signBy: later, takers: units.map((partyBUnitId) => ({ partyBUnitId })), ...more }));
  const events = async (id: string): Promise<string[]> =>
    (await kit.db.admin.query<{ type: string }>('select type from responsibility.outbox where subject = $1 order by seq', [`letters/${id}`])).rows.map((r) => r.type.split('.')[3] as string);
  return { ...kit, ...services, people, units, unit, below, facts, make, sent, upload, sign, signed, change, template, makeMany, events };
}
export type LetterKit = Awaited<ReturnType<typeof letterKit>>;

function of(tenant: TestTenant, role: string, unitId: string, divisionPrefix: string | null = null): TenantContext {
  return tenant.holding([{ role, unitId: null, divisionPrefix }], unitId);
}

function servicesOf({ tx, references, numbers, attachments }: ServiceKit) {
  const records = new LetterRecords(tx, references, attachments);
  return {
    records, letters: new LetterService(tx, references, numbers, attachments), signing: new LetterSigning(tx, references, new DrawnSignature(tx, attachments)), documents: new LetterDocuments(records, attachments),
    templates: new LetterTemplateService(tx, references, numbers), todos: new TodoService(tx, [letterTodos], async () => (code) => code),
  };
}
