import type { Caller } from '../api';
import { all, BASE, type Year } from './year';

export interface Item {
  readonly code: string;
  readonly text: string;
  readonly failsOn: 'yes' | 'no' | 'never';
  readonly showIf: { readonly item: string; readonly answer: string } | null;
  readonly evidence: 'none' | 'when_failed' | 'always';
}
export interface Checklist {
  readonly id: string;
  readonly templateId: string;
  readonly libraryKey: string | null;
  readonly items: readonly Item[];
}

/** The sets of the library that the year works by. */
export const SETS = { small: 'small-premises', dust: 'major-combustible-dust', confined: 'major-confined-space' } as const;
export type Sets = Readonly<Record<keyof typeof SETS, Checklist>>;

/** Copied from the library and published, as a district begins. */
export async function checklists({ section, once }: Year): Promise<Sets> {
  for (const key of Object.values(SETS)) {
    await once(`checklist ${key}`, async () => {
      const { id, version } = await section.post<{ id: string; version: number }>(`${BASE}/checklist-library/${key}/actions/copy`, {});
      await section.post(`${BASE}/checklists/${id}/actions/publish`, {}, { version });
    });
  }
  const published = await all<Checklist>(section, 'checklists?status=published');
  const entries = Object.entries(SETS).map(async ([name, key]) => [name, await whole(section, published.find((c) => c.libraryKey === key))] as const);
  return Object.fromEntries(await Promise.all(entries)) as unknown as Sets;
}

const whole = (section: Caller, c: Checklist | undefined): Promise<Checklist> => section.get(`${BASE}/checklists/${c?.id ?? ''}`);

export interface Answers {
  readonly answers: readonly { item: string; answer: 'yes' | 'no'; evidence?: string[]; note?: string }[];
  readonly failed: Item | undefined;
}

/** Every item that is asked, met; but for the one that `fails` says, if it is asked. */
export function answersTo(items: readonly Item[], fails?: number): Answers {
  const asked = new Map<string, 'yes' | 'no'>();
  const rows = items.filter((i) => i.showIf === null || asked.get(i.showIf.item) === i.showIf.answer).flatMap((i) => {
    const answer = i.failsOn === 'yes' || i.failsOn === 'never' ? 'no' : 'yes';
    asked.set(i.code, answer);
    return i.showIf === null || asked.get(i.showIf.item) === i.showIf.answer ? [{ item: i, answer }] : [];
  });
  const could = rows.filter((r) => r.item.failsOn !== 'never' && !items.some((i) => i.showIf?.item === r.item.code));
  const failed = fails === undefined ? undefined : could[fails % could.length]?.item;
  return {
    failed,
    answers: rows.map(({ item, answer }) => {
      const is = (item === failed ? (answer === 'yes' ? 'no' : 'yes') : answer) as 'yes' | 'no';
      const seen = item.evidence === 'always' || (item === failed && item.evidence === 'when_failed');
      return { item: item.code, answer: is, ...(seen && { evidence: ['现场查看记录'], note: item === failed ? '现场不符合' : '现场符合' }) };
    }),
  };
}
