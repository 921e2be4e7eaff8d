import { dutyRoles, holderPerson, registerDutyObjectBody, type DutyObjectImportField as Field, type DutyRole, type HolderPerson, type RegisterDutyObjectBody } from '@anlan/contracts/responsibility';
import { isDivisionCode } from '@anlan/domain';
import { schemaWords } from '@anlan/platform/http';
import { fault, schemaFaults, type Cells, type Fault, type ImportColumns } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';

const phoneHint = { zh: '非本区人员须填电话', en: 'wanted of who is no member' };
export const dutyObjectImportColumns: ImportColumns<Field> = {
  kind: { zh: '种类', en: 'Kind', aliases: ['类别', '对象种类'], required: true, example: '易涝点', hint: { zh: '填写种类名称或代码', en: 'a kind by name or key' } },
  code: { zh: '对象编码', en: 'Code', aliases: ['编码', '编号'], required: true, example: 'YL-001' },
  name: { zh: '对象名称', en: 'Name', aliases: ['名称'], required: true, example: '坪山大道与中山大道交汇处' },
  divisionCode: { zh: '区划', en: 'Division', aliases: ['所在区划', '社区', '街道'], required: true, hint: { zh: '区划代码或名称', en: 'code or name of a division' } },
  address: { zh: '地址', en: 'Address' },
  lng: { zh: '经度', en: 'Longitude', hint: { zh: 'WGS84，经度、纬度一并填写', en: 'WGS84, with the latitude' } },
  lat: { zh: '纬度', en: 'Latitude', hint: { zh: 'WGS84，经度、纬度一并填写', en: 'WGS84, with the longitude' } },
  unit: { zh: '管理单位', en: 'Unit in charge', aliases: ['责任单位'], required: true },
  edition: { zh: '名录编号', en: 'Table', hint: { zh: '填写责任人时须写拟定中的名录编号', en: 'the number of a draft, where holders are given' } },
  administrative: { zh: '行政责任人', en: 'Administrative holder' }, administrativePost: { zh: '行政责任人职务', en: 'Post of the administrative holder' }, administrativePhone: { zh: '行政责任人电话', en: 'Phone of the administrative holder', hint: phoneHint },
  technical: { zh: '技术责任人', en: 'Technical holder' }, technicalPost: { zh: '技术责任人职务', en: 'Post of the technical holder' }, technicalPhone: { zh: '技术责任人电话', en: 'Phone of the technical holder', hint: phoneHint },
  inspection: { zh: '巡查责任人', en: 'Inspection holder', aliases: ['督查责任人'] }, inspectionPost: { zh: '巡查责任人职务', en: 'Post of the inspection holder' }, inspectionPhone: { zh: '巡查责任人电话', en: 'Phone of the inspection holder', hint: phoneHint },
};

interface Named {
  readonly id: string;
  readonly name: string;
}
export interface ImportedObject {
  readonly object: RegisterDutyObjectBody;
  readonly holders: readonly { readonly role: DutyRole; readonly holder: HolderPerson }[];
}

/** One row as the object and the holders it stands for, or everything that is wrong with it. The ids it names are the tenant's. */
export function readObjectRow(cells: Cells<Field>, kinds: readonly { id: string; key: string; name: string; roles: readonly DutyRole[] }[], reference: Reference): ImportedObject | { readonly faults: Fault<Field>[] } {
  const faults: Fault<Field>[] = [];
  const only = (field: Field, given: string | undefined, among: readonly Named[]): string | undefined => {
    const found = among.filter((x) => x.name === given);
    if (given !== undefined && found.length !== 1) faults.push(found.length ? fault(field, 'ambiguous', `“${given}”不止一个`, `There is more than one ${given}`) : fault(field, 'unknown', `没有“${given}”`, `There is no ${given}`));
    return found[0]?.id;
  };
  const kindId = only('kind', cells.kind, kinds.flatMap((k) => (k.key === k.name ? [k] : [k, { id: k.id, name: k.key }])));
  const kind = kinds.find((k) => k.id === kindId);
  const inUse = [...reference.divisions.values()].filter((d) => d.validTo === null).map((d) => ({ id: d.code, name: d.name }));
  const divisionCode = cells.divisionCode === undefined || isDivisionCode(cells.divisionCode) ? cells.divisionCode : only('divisionCode', cells.divisionCode, inUse);
  const position = cells.lng === undefined && cells.lat === undefined ? null : { lng: Number(cells.lng ?? NaN), lat: Number(cells.lat ?? NaN) };
  const unitId = only('unit', cells.unit, [...reference.units.values()]);
  const parsed = registerDutyObjectBody.safeParse({ kindId, code: cells.code ?? '', name: cells.name ?? '', divisionCode, address: cells.address ?? null, position, unitId }, schemaWords);
  const columnOf = (path: PropertyKey): Field => ({ kindId: 'kind', unitId: 'unit', position: cells.lng === undefined ? 'lat' : 'lng' } as const)[String(path) as 'kindId'] ?? (path as Field);
  const seen = new Set(faults.map((f) => f.field));
  faults.push(...schemaFaults(dutyObjectImportColumns, parsed.error, cells, columnOf).filter((f) => !seen.has(f.field)));
  const holders = dutyRoles.flatMap((role) => {
    const name = cells[role];
    if (name === undefined) return [];
    if (kind && !kind.roles.includes(role)) {
      faults.push(fault(role, 'not_needed', `“${kind.name}”不设该责任人`, `${kind.name} has no such holder`));
      return [];
    }
    const members = [...reference.members.values()].filter((m) => m.enabled && m.kind === 'user' && m.name === name);
    if (members.length > 1) {
      faults.push(fault(role, 'ambiguous', `有 ${members.length} 位“${name}”，请在名录中拟定`, `There are ${members.length} of the name ${name}: name him in the table`));
      return [];
    }
    const person = holderPerson.safeParse({ memberId: members[0]?.id ?? null, personName: members[0] ? null : name, post: cells[`${role}Post`] ?? null, phone: cells[`${role}Phone`] ?? null }, schemaWords);
    if (!person.success) faults.push(...schemaFaults(dutyObjectImportColumns, person.error, cells, (p) => (p === 'phone' ? `${role}Phone` : p === 'post' ? `${role}Post` : role)));
    return person.success ? [{ role, holder: person.data }] : [];
  });
  if (holders.length && cells.edition === undefined) faults.push(fault('edition', 'required', '填写责任人时须写拟定中的名录编号', 'Holders go into a draft, by its number'));
  return faults.length || !parsed.success ? { faults } : { object: parsed.data, holders };
}
