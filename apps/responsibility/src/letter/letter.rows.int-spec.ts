import { DOCX_TYPE, PDF_TYPE, type Letter } from '@anlan/contracts/responsibility';
import { codeOf, drawing, letterKit, type LetterKit } from '../../test/letter-kit';

/** The promises that Postgres keeps by itself, asked as the service's own role past the service; and what a letter looks like. */
describe('a letter that was signed', () => {
  let kit: LetterKit;
  beforeAll(async () => void (kit = await letterKit()));
  afterAll(() => kit?.close());

  const asService = (sql: string, ...params: unknown[]): Promise<unknown> => kit.tx.write(kit.people.officer, (tx) => tx.rows(sql, params));
  const HASH = "encode(sha256(convert_to('别的', 'UTF8')), 'hex')";

  it.each<[string, string, string]>([
    ['another wording', "update responsibility.letter set wording = '别的' where id = $1", 'letter_sent_stays'],
    ['another wording with its hash', `update responsibility.letter set wording = '别的', wording_hash = ${HASH} where id = $1`, 'letter_sent_stays'],
    ['another hash', `update responsibility.letter set wording_hash = ${HASH} where id = $1`, 'letter_hash_is_of_wording'],
    ['other targets', "update responsibility.letter set targets = '[]' where id = $1", 'letter_sent_stays'],
    ['another party', "update responsibility.letter set b_name = '别的' where id = $1", 'letter_sent_stays'],
    ['another title', "update responsibility.letter set title = '别的' where id = $1", 'letter_sent_stays'],
    ['a draft again', "update responsibility.letter set status = 'draft' where id = $1", 'letter_signed_by_both'],
    ['no signature', "update responsibility.letter set status = 'to_sign', a_signature_id = null, a_signed_by = null, a_signature = null where id = $1", 'letter_signature_stays'],
    ['another hash of a signature', `update responsibility.letter_signature set wording_hash = ${HASH} where letter_id = $1`, 'letter_signature_stays'],
    ['signatures that are gone', 'delete from responsibility.letter_signature where letter_id = $1', 'letter_signature_stays'],
    ['the same person for both', 'update responsibility.letter set a_signed_by = b_signed_by where id = $1', 'letter_signed_by_two'],
  ])('given SQL as the service itself, when it would have %s, then Postgres refuses', async (_, sql, constraint) => {
    const { id } = await kit.signed();
    const before = await row(id);
    await expect(asService(sql, id)).rejects.toMatchObject({ constraint });
    expect(await row(id)).toEqual(before);
  });

  it('given the guard of what was sent taken away, then a signature still holds the letter to its hash', async () => {
    const { id } = await kit.signed();
    await kit.db.admin.query('alter table responsibility.letter disable trigger letter_sent_stays');
    await expect(asService(`update responsibility.letter set wording = '别的', wording_hash = ${HASH} where id = $1`, id)).rejects.toMatchObject({ constraint: 'letter_signature_of_wording' });
    await expect(asService("update responsibility.letter set wording = '别的' where id = $1", id)).rejects.toMatchObject({ constraint: 'letter_hash_is_of_wording' });
    await kit.db.admin.query('alter table responsibility.letter enable trigger letter_sent_stays');
  });

  it('given a letter that is to be signed, then no signature of another text, none twice, and no "signed" without both', async () => {
    const letter = await kit.sent();
    const fileId = await kit.upload(kit.people.officer);
    const insert = (hash: string): Promise<unknown> => asService(`insert into responsibility.letter_signature values ($2, gen_random_uuid(), $1, 'a', 'drawn', ${hash}, $3, 'x', '某', '2026-01-01', 'x', '某', now())`, letter.id, kit.pingshan.id, fileId);
    await expect(insert(HASH)).rejects.toMatchObject({ constraint: 'letter_signature_of_wording' });
    await expect(asService("update responsibility.letter set status = 'signed' where id = $1", letter.id)).rejects.toMatchObject({ constraint: 'letter_signed_by_both' });
    await kit.sign(kit.people.leader, letter, 'a');
    await expect(insert(`'${letter.wordingHash}'`)).rejects.toMatchObject({ code: '23505' });
    expect(await kit.db.admin.query('select 1 from responsibility.letter_signature where letter_id = $1', [letter.id])).toMatchObject({ rowCount: 1 });
  });

  it('given a letter, then it is a Word document and a PDF, with its words, its font and what was drawn', async () => {
    const { unzipSync, strFromU8 } = jest.requireActual<typeof import('fflate')>('fflate');
    const letter = await kit.sent({ targets: [{ name: '未写入正文的目标', value: '0', unit: '起' }], wording: '{甲方}与{乙方}签订。' });
    const word = async (of: Letter) => unzipSync((await kit.documents.of(kit.people.head, of.id, DOCX_TYPE)).bytes);
    const pictures = (files: Record<string, Uint8Array>): Buffer[] => Object.keys(files).filter((name) => name.startsWith('word/media/') && files[name]?.length).map((name) => Buffer.from(files[name] ?? []));
    expect(pictures(await word(letter))).toEqual([]);
    const signed = await kit.sign(kit.people.leader, await kit.sign(kit.people.head, letter, 'b'), 'a');
    const files = await word(signed);
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    for (const words of [signed.title, signed.number, '440310区与责任单位1签订。', '未写入正文的目标', '甲方（盖章）：440310区', `签署人：${kit.people.head.actor.name}`]) expect(xml).toContain(words);
    expect(xml).toContain('w:eastAsia="仿宋"');
    expect(pictures(files)[0]).toEqual(drawing);
    const { bytes, name } = await kit.documents.of(kit.people.head, letter.id, PDF_TYPE);
    const pdf = bytes.toString('latin1');
    expect(name).toBe(`${signed.number}.pdf`);
    expect(pdf).toMatch(/^%PDF-1\.\d[\s\S]*%%EOF\s*$/);
    expect(pdf).toContain('/FontFile3');
    expect(pdf).toContain('NotoSansHans');
    expect(pdf.match(/\/Subtype \/Image/g)?.length).toBeGreaterThanOrEqual(2);
    expect(await codeOf(kit.documents.of(kit.people.stranger, letter.id, DOCX_TYPE))).toBe('request.not_found');
  });

  async function row(id: string): Promise<unknown> {
    return (await kit.db.admin.query('select l.*, (select jsonb_agg(s order by s.id) from responsibility.letter_signature s where s.letter_id = l.id) as signatures from responsibility.letter l where id = $1', [id])).rows[0];
  }
});
