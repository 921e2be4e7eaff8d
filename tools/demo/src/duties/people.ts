import type { Year } from '../year/year';
import type { Department } from './departments';

/** Somebody of the district who needs no account: he holds duties, and is not there any more one day. */
export interface Somebody {
  readonly id: string;
  readonly version: number;
  readonly displayName: string;
}
export interface People {
  /** of the water department: what he held was handed over to the next */
  readonly left: Somebody;
  readonly next: Somebody;
  /** of a street: what he held waits for who takes it over */
  readonly gone: Somebody;
}

/** Three people of the district, made up as all of the demo's. */
export function dutyPeople(year: Year, departments: readonly Department[]): Promise<People> {
  return year.kept('duty people', async () => {
    const water = departments.find((d) => d.unit.name.endsWith('水利局'))?.unit.id;
    const street = year.officeOf(year.map.streets.at(-1)?.code ?? '').id;
    const made = async (username: string, displayName: string, unitId: string | undefined, phone: string): Promise<Somebody> => {
      const { id, version } = await year.admin.post<Somebody>('/api/tenancy/v1/members', { username, displayName, unitId, phone });
      return { id, version, displayName };
    };
    return { left: await made('shuili1', '徐林', water, phoneOf(1)), next: await made('shuili2', '卢峰', water, phoneOf(2)), gone: await made('puyan1', '何平', street, phoneOf(3)) };
  });
}

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗';
const given = ['建华', '志强', '晓东', '丽君', '海燕', '国平', '文斌', '雪梅', '立新', '永康', '明辉', '秀英', '剑锋'];
/** A name that nobody has in mind, the same for the same number. */
export const nameOf = (i: number): string => `${surnames[i % surnames.length]}${given[(i * 5 + Math.floor(i / surnames.length)) % given.length]}`;
/** A number that no operator gives out. */
export const phoneOf = (i: number): string => `1390000${String(1_000 + i)}`;
