import { follow, type OperationBody } from '../api';
import { BASE, type Year } from './year';

/** A file of the year goes in by the same door as any district's, and none of its rows may be refused. */
export async function importOnce({ demo, slug, once, section }: Year, part: string, ledger: 'subjects' | 'hazards' | 'checks', csv: () => string): Promise<void> {
  await once(part, async () => {
    const address = `${BASE}/${ledger}/imports${ledger === 'hazards' ? '/previews' : ''}`;
    const name = `year ${slug} ${part}`;
    const preview = await section.call<{ id: string }>('POST', `${address}?name=${encodeURIComponent(`${name.replaceAll('/', '-')}.csv`)}`, { raw: { type: 'text/csv', data: Buffer.from(csv(), 'utf8') } });
    const running = await section.post<OperationBody>(`${BASE}/${ledger}/imports/${preview.body.id}/actions/run`, {});
    const { accepted, refused, errors } = (await follow(section, 'enforcement', running.id, () => undefined)).result as { accepted: number; refused: number; errors: { message: string }[] };
    if (refused > 0) throw new Error(`${name}: ${refused} rows were refused, ${errors[0]?.message}`);
    demo.tell(`    ${name}：${accepted}`);
  });
}
