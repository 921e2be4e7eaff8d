import type { Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Canary } from './canary/marker.kit';
import type { Seed } from './seed.kit';

/** A picture of one pixel. */
export const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
/** The same, with the tenant's marker behind it, as cameras write the place into a picture. */
export const picture = ({ text }: Canary): Buffer => Buffer.concat([pixel, Buffer.from(text)]);

/** GeoJSON whose code stands in a property of the tenant's own naming, which goes with it in the query. */
const boundaryFile = ({ text }: Canary, code: string): string =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { [`${text}-1`]: code }, geometry: { type: 'Polygon', coordinates: [[[114.3, 22.6], [114.4, 22.6], [114.4, 22.7], [114.3, 22.6]]] } }] });

const hazardFile = ({ text }: Canary, code: string): string => `隐患名称,隐患描述,类别,单位名称,区划代码,来源\n${Array(4).fill(text).join(',')},${code},巡查\n`;
/** No two alike: what is there already would only be filled up. */
const subjectFile = ({ text }: Canary, code: string): string => `名称,地址,所在区划,类别,联系人,联系电话\n${text} 导入,${text} ${(addresses += 1)} 号,${code},三小场所,${text},13812345678\n`;
const subjectMapping = { name: 0, address: 1, divisionCode: 2, kind: 3, contactName: 4, contactPhone: 5 };
const riskPointFile = ({ text }: Canary, code: string): string => `风险点名称,场所部位,所在区划,风险描述\n${text} 导入,${text} ${(addresses += 1)} 号,${code},${text}\n`;
const checkFile = ({ text }: Canary, subject: string): string => `原记录编号,类别,监管对象,检查日期,检查结果\n${text} ${(addresses += 1)} 号,巡查,${subject},2025-03-10,${text}\n`;
const checkMapping = { number: 0, kind: 1, subject: 2, day: 3, result: 4 };
const riskPointMapping = { name: 0, place: 1, divisionCode: 2, description: 3 };
const hazardMapping = { title: 0, description: 1, category: 2, subjectName: 3, divisionCode: 4, source: 5 };
let addresses = 0;

/** The files that imports take, and which of their columns is which. */
export function uploadValues({ cast: { tenant: { canary } }, communities, subjectCode }: Seed, community: string, unitName: string): Values {
  return {
    'tenancy.boundary.upload.file': boundaryFile(canary, community),
    'tenancy.member-import.upload.file': `姓名,机构\n${canary.text} 导入,${unitName}\n`, mapping: { displayName: 0, unit: 1 },
    'enforcement.hazard.import.file': hazardFile(canary, communities[1]), 'enforcement.hazard-import.upload.file': hazardFile(canary, communities[1]),
    'enforcement.subject-import.upload.file': subjectFile(canary, community), 'enforcement.subject-import.check.mapping': subjectMapping, 'enforcement.subject-import.run.mapping': subjectMapping,
    'enforcement.risk-point-import.upload.file': riskPointFile(canary, community), 'enforcement.risk-point-import.check.mapping': riskPointMapping, 'enforcement.risk-point-import.run.mapping': riskPointMapping,
    'enforcement.check-import.upload.file': checkFile(canary, subjectCode), 'enforcement.check-import.check.mapping': checkMapping, 'enforcement.check-import.run.mapping': checkMapping, 'enforcement.hazard-import.check.mapping': hazardMapping, 'enforcement.hazard-import.run.mapping': hazardMapping,
  };
}

/** What each person has uploaded to a service, once: it is nobody else's to give as evidence. */
export class OwnFiles {
  private readonly kept = new Map<Caller, Map<string, Promise<string>>>();

  constructor(private readonly canary: Canary) {}

  of(who: Caller, service: string): Promise<string> {
    const own = this.kept.get(who) ?? new Map<string, Promise<string>>();
    this.kept.set(who, own);
    const file = own.get(service) ?? who.made<{ id: string }>(`/api/${service}/v1/files`, picture(this.canary), { headers: { 'content-type': 'image/png' } }).then(({ id }) => id);
    own.set(service, file);
    return file;
  }
}
