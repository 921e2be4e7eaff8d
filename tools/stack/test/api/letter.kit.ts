import { Caller, until } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';
import { picture } from './uploads.kit';

const base = '/api/responsibility/v1';

interface Letter {
  readonly id: string;
  readonly version: number;
  readonly wordingHash: string;
}

/** Makes a letter that both parties signed; its id. */
export type SignedLetter = (divisionCode: string) => Promise<string>;

/** A letter that both parties signed, that was assessed and is on file, one that was recalled, recorded from paper and made void, and a template that was withdrawn; answers what makes a letter of a street that both parties signed on paper. */
export async function seedLetters({ tenant: { admin, canary, slug, issuer } }: Cast, unitId: string): Promise<SignedLetter> {
  const { text } = canary;
  const [giver, taker] = [await party('甲方'), await party('乙方')];
  const body = { title: text, year: 2026, level: 'district', partyAMemberId: giver.id, partyBUnitId: unitId, partyBMemberId: taker.id, signBy: '2030-01-01', divisionCode: slug, wording: `{甲方}、{乙方}：${text}`, targets: [{ name: text, value: text, unit: null }] };
  // The service learns of them by their events.
  let first: Letter | undefined;
  await until('the parties of a letter', async () => {
    const { status, body: made } = await admin.post(`${base}/letters`, body);
    if (status === 201) first = made as Letter;
    return status === 201;
  });
  const act = (who: Caller, letter: Letter, verb: string, said: object = {}): Promise<Letter> => who.made<Letter>(`${base}/letters/${letter.id}/actions/${verb}`, said, { version: letter.version });
  const file = async (who: Caller): Promise<string> => (await who.made<{ id: string }>(`${base}/files?name=${canary.code}.png`, picture(canary), { headers: { 'content-type': 'image/png' } })).id;
  let letter = await act(admin, first as Letter, 'send');
  for (const [who, side] of [[taker.who, 'b'], [giver.who, 'a']] as const) letter = await act(who, letter, 'sign', { party: side, fileId: await file(who), wordingHash: letter.wordingHash });
  letter = await act(admin, letter, 'assess', { results: [{ target: 1, actual: text.slice(0, 50), met: true, note: text }], conclusion: text, assessedOn: '2026-01-01' });
  await act(admin, letter, 'archive');
  let other = await admin.made<Letter>(`${base}/letters`, body);
  other = await admin.call('patch', `${base}/letters/${other.id}`, { body: { title: `${text} 二` }, version: other.version }).then((r) => r.body as Letter);
  other = await act(admin, await act(admin, other, 'send'), 'remind', { party: 'b' });
  other = await act(admin, await act(admin, other, 'recall', { reason: text }), 'send');
  other = await act(admin, other, 'record-scan', { party: 'a', fileId: await file(admin), signerName: text, signedOn: '2026-01-01' });
  await act(admin, other, 'void', { reason: text });
  const template = await admin.made<Letter>(`${base}/letter-templates`, { name: text, body: text, divisionCode: slug });
  await admin.made(`${base}/letter-templates/${template.id}/actions/make-letters`, { title: text, year: 2026, level: 'district', partyAMemberId: giver.id, signBy: '2030-01-01', takers: [{ partyBUnitId: unitId }] });
  await admin.made(`${base}/letter-templates/${template.id}/actions/withdraw`, {}, { version: 1 });
  return async (divisionCode) => {
    let signed = await act(admin, await admin.made<Letter>(`${base}/letters`, { ...body, divisionCode }), 'send');
    for (const side of ['a', 'b']) signed = await act(admin, signed, 'record-scan', { party: side, fileId: await file(admin), signerName: text, signedOn: '2026-01-01' });
    return signed.id;
  };

  async function party(side: string): Promise<{ id: string; who: Caller }> {
    const made = await admin.made<{ id: string; clientId: string; clientSecret: string }>('/api/tenancy/v1/clients', { name: `${text} ${side}`, roles: ['leader'] });
    return { id: made.id, who: await Caller.client(admin.origin, issuer, made) };
  }
}

/** What the fields of letters hold that are no free text. */
export const letterValues = (signedLetter: SignedLetter, { unitId, memberId, deputyId }: { unitId: string; memberId: string; deputyId: string }, street: string): Values => ({
  'responsibility.letter.assess': () => signedLetter(street),
  partyAUnitId: unitId, partyUnder: unitId, leadUnder: unitId, ...Object.fromEntries(['letter.make', 'letter.change', 'letter-template.make-letters'].map((o) => [`responsibility.${o}.partyAUnitId`, null])), partyAMemberId: memberId, partyBUnitId: unitId, partyBMemberId: deputyId,
  'responsibility.letter.make.templateId': null, 'responsibility.letter.make.divisionCode': street, 'responsibility.letter-template.make.divisionCode': street, signedOn: '2026-01-01', assessedOn: '2026-01-01', 'responsibility.letter.assess.target': 1,
  // The hash of a text that no letter has: who is named signs in the seed.
  wordingHash: '0'.repeat(64),
});
