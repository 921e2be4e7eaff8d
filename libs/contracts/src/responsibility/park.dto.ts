import { checkCreditCode } from '@anlan/domain';
import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { agreementStates, parkActions, parkPartyActions, parkPartyStates, parkRoles, parkStates } from './park.lifecycle';
import { responsibilityListStates } from './responsibility-list.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const count = z.number().int();
const buildings = (description: string) => z.array(text(60)).max(200).meta({ description });
const creditCode = z.string().trim().refine((s) => checkCreditCode(s).ok, '统一社会信用代码有误 / The unified social credit code is wrong').meta({ format: 'credit-code', description: '统一社会信用代码 GB 32100-2015' });

const facts = {
  name: text(200).meta({ description: '园区名称' }), divisionCode: divisionCode.meta({ description: '所在区划' }), address: text(300).nullable().default(null).meta({ description: '地址' }), buildings: buildings('楼栋名称').default([]),
};
export const registerParkBody = z.strictObject(facts).meta({ id: 'RegisterPark' });
export type RegisterParkBody = z.output<typeof registerParkBody>;
export const changeParkBody = z.strictObject({ ...facts, address: facts.address.unwrap(), buildings: facts.buildings.unwrap() }).partial().meta({ id: 'ChangePark' });
export type ChangeParkBody = z.output<typeof changeParkBody>;
export const nameParkListsBody = z.strictObject({ listIds: z.array(uuid).max(20).meta({ description: '三个清单: all responsibility lists of the kind 园区三个清单 that hold what the parties of this park have to do, drafted or issued; they take the place of those named before; several parks may name one' }) }).meta({ id: 'NameParkLists' });
export type NameParkListsBody = z.output<typeof nameParkListsBody>;
export const retireParkBody = z.strictObject({ reason: text(500).meta({ description: '停用原因' }) }).meta({ id: 'RetirePark' });

const list = z.object({ id: uuid, number: z.string(), title: z.string(), status: z.enum(responsibilityListStates), total: count.meta({ description: '任务（项）' }), closed: count.meta({ description: '已完成（销号）' }) });
export type ParkList = z.infer<typeof list>;
const parties = z.object({ landlord: count, property: count, tenant: count, asked: count.meta({ description: '应签协议: property managers and tenants' }), signed: count.meta({ description: '协议有效: of those, whose agreement is in force today' }) });
export type ParkParties = z.infer<typeof parties>;
export const park = z
  .object({
    id: uuid, number: z.string(), ...facts, divisionName: z.string(), address: z.string().nullable(), buildings: z.array(z.string()), parties: parties.meta({ description: 'parties that are present, as far as one sees them' }), lists: z.array(list).meta({ description: '三个清单: of each the edition in force' }),
    status: z.enum(parkStates).meta({ description: 'in_use 在管 | retired 已停用' }), retireReason: z.string().nullable(), registeredBy: person, registeredAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(parkActions)),
  })
  .meta({ id: 'Park' });
export type Park = z.infer<typeof park>;
export const parkPage = page(park);
const below = divisionCode.optional().meta({ description: 'includes all below it' });
export const parkQuery = pageQuery.extend({ parkId: uuid.optional().meta({ description: 'this park alone' }), status: z.enum(parkStates).optional(), divisionCode: below, q: text(100).optional().meta({ description: 'words in number, name and address' }) });
export type ParkQuery = z.output<typeof parkQuery>;

const role = z.enum(parkRoles).meta({ description: 'landlord 出租方 | property 物业管理方 | tenant 承租方' });
const partyFacts = {
  role, name: text(200).meta({ description: '单位名称' }), creditCode: creditCode.nullable().default(null), unitId: uuid.nullable().default(null).meta({ description: '账号单位: the unit of its accounts; they see the park, and their own entry; those of a landlord or a property manager see all parties of the park' }),
  buildings: buildings('所在或管理的楼栋, among those of the park').default([]), note: text(1000).nullable().default(null).meta({ description: '备注' }),
};
export const registerParkPartyBody = z.strictObject({ parkId: uuid, ...partyFacts }).meta({ id: 'RegisterParkParty' });
export type RegisterParkPartyBody = z.output<typeof registerParkPartyBody>;
export const changeParkPartyBody = z
  .strictObject({ name: partyFacts.name, creditCode: partyFacts.creditCode.unwrap(), unitId: partyFacts.unitId.unwrap(), buildings: partyFacts.buildings.unwrap(), note: partyFacts.note.unwrap() })
  .partial()
  .meta({ id: 'ChangeParkParty' });
export type ChangeParkPartyBody = z.output<typeof changeParkPartyBody>;
export const signParkAgreementBody = z
  .strictObject({ signedOn: day.meta({ description: '签订日期, not in the future' }), endsOn: day.nullable().default(null).meta({ description: '有效期至; null: until it is ended' }), fileIds: z.array(uuid).min(1).max(20).meta({ description: '安全生产管理协议（附件）, at least one' }) })
  .meta({ id: 'SignParkAgreement' });
export type SignParkAgreementBody = z.output<typeof signParkAgreementBody>;
export const leaveParkBody = z.strictObject({ on: day.meta({ description: '退出日期, not in the future' }), note: text(1000).nullable().default(null).meta({ description: '说明' }) }).meta({ id: 'LeavePark' });
export type LeaveParkBody = z.output<typeof leaveParkBody>;

const agreement = z.object({ signedOn: day, endsOn: day.nullable(), fileIds: z.array(uuid), by: person, at: instant });
export type ParkAgreement = z.infer<typeof agreement>;
export const parkParty = z
  .object({
    id: uuid, parkId: uuid, parkName: z.string(), divisionCode: z.string(), divisionName: z.string(), ...partyFacts, creditCode: z.string().nullable(), unitId: uuid.nullable(), unitName: z.string().nullable(), buildings: z.array(z.string()), note: z.string().nullable(),
    agreement: z.enum(agreementStates).meta({ description: 'as of today: not_asked 不需签订 (a landlord is the other side of everybody else\'s) | unsigned 未签订 | in_force 有效 | ended 已到期. 安全生产法 (2021) art. 49: who lets a place signs an agreement with whom he lets it to, or they say it in the contract' }),
    signedOn: day.nullable(), endsOn: day.nullable(), agreements: z.array(agreement).meta({ description: '历次协议, the newest last' }), status: z.enum(parkPartyStates).meta({ description: 'present 在园 | left 已退出' }), leftOn: day.nullable(), leaveNote: z.string().nullable(),
    registeredBy: person, registeredAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(parkPartyActions)),
  })
  .meta({ id: 'ParkParty' });
export type ParkParty = z.infer<typeof parkParty>;
export const parkPartyPage = page(parkParty);
export const parkPartyQuery = pageQuery.extend({
  parkId: uuid.optional(), role: role.optional(), status: z.enum(parkPartyStates).optional(), agreement: someOf(agreementStates).optional().meta({ description: 'as of today' }), inUse: flag.optional().meta({ description: 'whether its park is in use' }), coded: flag.optional().meta({ description: 'whether it has a credit code' }), mine: flag.optional().meta({ description: '本单位: whether its accounts are of a unit of who asks' }),
  building: text(60).optional().meta({ description: '楼栋: by its whole name' }), divisionCode: below, q: text(100).optional().meta({ description: 'words in its name, its credit code and the name of the park' }),
});
export type ParkPartyQuery = z.output<typeof parkPartyQuery>;

const counted = (of: string) => z.object({ count, filter: z.record(z.string(), z.string()).meta({ description: `query parameters with which ${of} give exactly these rows` }) });
const ofParties = counted('the parties of parks');
const ofItems = counted('list items').nullable();
export const parkFiguresQuery = z.object({ divisionCode: below, parkId: uuid.optional().meta({ description: 'of this park alone' }) });
export type ParkFiguresQuery = z.output<typeof parkFiguresQuery>;
export const parkFigures = z
  .object({
    asOf: instant, parks: counted('parks').meta({ description: '在管园区（个）' }), roles: z.object({ landlord: ofParties, property: ofParties, tenant: ofParties }).meta({ description: '三方（家）: present in parks in use; an enterprise in two parks counts in each' }),
    asked: ofParties.meta({ description: '应签协议 denominator: property managers and tenants' }), signed: ofParties.meta({ description: '协议有效 numerator: in force today' }), unsigned: ofParties, ended: ofParties, signedRate: z.number().nullable().meta({ description: '签订率 = signed ÷ asked; null where nobody is asked' }),
    tasks: ofItems.meta({ description: '重点任务 denominator: items of the lists that parks in use named; null for who does not see responsibility lists' }), closed: ofItems.meta({ description: '已完成 numerator: closed by another than who did them' }), taskRate: z.number().nullable().meta({ description: '任务进度 = closed ÷ tasks; null where there is none' }),
  })
  .meta({ id: 'ParkFigures' });
export type ParkFigures = z.infer<typeof parkFigures>;

const ofHazards = z.object({ count, filter: z.record(z.string(), z.string()).nullable().meta({ description: 'query parameters with which the hazards of enforcement give exactly these rows; null where no enterprise is named, or more than an address holds: then park by park' }) }).nullable();
const hazardsOf = {
  enterprises: count.meta({ description: '有信用代码的企业（家）: different ones, of the parties that are present and that one sees' }), uncoded: counted('the parties of parks').meta({ description: '没有信用代码的单位: of theirs no hazard is counted' }),
  found: ofHazards.meta({ description: '发现隐患（处） denominator: of these enterprises, wherever in the district they were found; of those in the sight of who asks; null: not known' }),
  rectified: ofHazards.meta({ description: '已整改 numerator: of those, closed' }), rate: z.number().nullable().meta({ description: '整改率 = rectified ÷ found; null where none was found, or it is not known' }),
};
/** Why no hazard is counted. */
export const parkHazardsUnknown = ['no_answer', 'not_permitted'] as const;
export const parkHazardsUnknownNames = {
  no_answer: { zh: '执法检查服务没有答复，隐患数暂缺，请稍后再看', en: 'The enforcement service did not answer: hazards are not known for now, look again later' },
  not_permitted: { zh: '您没有查看隐患的权限，隐患数不显示', en: 'You may not read hazards: their numbers are not shown' },
} as const satisfies Record<(typeof parkHazardsUnknown)[number], { zh: string; en: string }>;
const ofPark = z.object({ parkId: uuid, number: z.string(), name: z.string(), ...hazardsOf });
export type ParkHazardsOfPark = z.infer<typeof ofPark>;
export const parkHazards = z
  .object({
    asOf: instant.meta({ description: 'when enforcement counted; where it did not, when it was asked' }), unknown: z.enum(parkHazardsUnknown).nullable().meta({ description: 'no_answer: enforcement does not answer | not_permitted: who asks may not read hazards; then found, rectified and rate are null' }),
    total: z.object(hazardsOf).meta({ description: 'of all these parks; an enterprise in two of them counts once, and the parks do not add up to it' }), items: z.array(ofPark).meta({ description: 'every park in use, by number' }),
  })
  .meta({ id: 'ParkHazards' });
export type ParkHazards = z.infer<typeof parkHazards>;

/** What is said of an item to who sees a park but no lists: the task and how far it is, not who answers for it at the bureau, nor what was reported. */
export const parkTaskStates = ['open', 'submitted', 'closed'] as const;
export const parkTask = z
  .object({
    id: uuid, number: z.string(), listTitle: z.string().meta({ description: '清单' }), groupKey: z.string().nullable().meta({ description: '分类: landlord, property and tenant in the library\'s kind, as park parties are called' }), groupName: z.string().nullable(), content: z.string().meta({ description: '任务' }),
    requirement: z.string().nullable().meta({ description: '工作要求' }), evidenceWanted: z.string().nullable().meta({ description: '佐证要求' }), dueDay: day.nullable().meta({ description: '完成时限, the last day in time' }),
    status: z.enum(parkTaskStates).meta({ description: 'open 办理中 | submitted 已报送办结 | closed 已销号' }), overdue: z.boolean().meta({ description: 'open or submitted after its last day' }),
  })
  .meta({ id: 'ParkTask' });
export type ParkTask = z.infer<typeof parkTask>;
export const parkTaskPage = page(parkTask);
export const parkTaskQuery = pageQuery.extend({ groupKey: text(60).optional().meta({ description: 'of this group alone' }) });
export type ParkTaskQuery = z.output<typeof parkTaskQuery>;
