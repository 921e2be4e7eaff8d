import type { Page } from 'playwright-core';
import type { ConsoleKit } from './console.kit';

export const HAZARDS = '/api/enforcement/v1/hazards';

export interface HazardBody {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: string;
  readonly dueAt: string | null;
}

/** A title of the test's own, to be found by. */
export const ownTitle = (what: string): string => `${what} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** A hazard in the division of grid1, whose street is street1's. */
export async function reportedHazard(c: ConsoleKit, title: string, more: object = {}): Promise<HazardBody> {
  const { items } = await c.as('440310', 'grid1').get<{ items: { divisionCode: string }[] }>(`${HAZARDS}?limit=1`);
  const dueAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
  return c.as('440310', 'grid1').post<HazardBody>(HAZARDS, { title, divisionCode: items[0]!.divisionCode, source: 'patrol', dueAt, ...more });
}

/** Chinese buttons of two characters are drawn with a space between. */
export const button = (page: Page, name: string, within = page.locator('body')) => within.getByRole('button', { name: new RegExp(`^${[...name].join('\\s?')}$`) });

export const drawer = (page: Page) => page.locator('.ant-drawer-open').last();

/** A JPEG as a phone takes it: 4000 × 3000, held upright, which only its EXIF header says. */
export async function phonePicture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 4000, height: 3000 });
    const paper = canvas.getContext('2d')!;
    paper.fillStyle = '#c33';
    paper.fillRect(0, 0, 4000, 3000);
    paper.fillStyle = '#fff';
    paper.font = '400px sans-serif';
    paper.fillText('EXIT', 400, 1500);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!;
  });
  const plain = Buffer.from(base64, 'base64');
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100060000' + '00000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const header = Buffer.alloc(4);
  header.writeUInt16BE(0xffe1, 0);
  header.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), header, body, plain.subarray(2)]);
}

/** Something a person's phone keeps, as it lies there. */
export interface Kept {
  readonly owner: string;
  readonly kind: string;
  readonly id: string;
  /** all bytes of it as letters, where it is in the open */
  readonly text: string;
}

/** What the browser keeps of people, of whomever, as anybody finds it who looks into it. */
export const keptOnPhone = (page: Page): Promise<Kept[]> =>
  page.evaluate(async () => {
    if (!(await indexedDB.databases()).some((d) => d.name === 'anlan.phone')) return [];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('anlan.phone');
      opening.onerror = () => reject(new Error('no database'));
      opening.onsuccess = () => resolve(opening.result);
    });
    const rows = await new Promise<{ owner: string; kind: string; id: string; data: ArrayBuffer }[]>((resolve) => {
      const all = db.transaction('sealed').objectStore('sealed').getAll();
      all.onsuccess = () => resolve(all.result as never);
    });
    db.close();
    return rows.map(({ owner, kind, id, data, ...open }) => ({ owner, kind, id, text: new TextDecoder().decode(data) + JSON.stringify(open) }));
  });

/** How many pictures the browser keeps for forms that have not been sent. */
export const keptPictures = async (page: Page): Promise<number> => (await keptOnPhone(page)).filter((k) => k.kind === 'picture').length;
