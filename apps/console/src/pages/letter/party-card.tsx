import { letterApi, letterPartyNames, type Letter, type LetterParty, type SignatureMethod } from '@anlan/contracts/responsibility';
import { Attachments } from '../../patterns/detail/attachments';
import { loadFile } from '../../patterns/files/load-file';
import { ToneTag } from '../../patterns/tone-tag';
import { instantText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { sideOf, signatureOf } from './letter-tag';

const methods: Readonly<Record<SignatureMethod, Text>> = { drawn: { zh: '手写签名', en: 'Drawn signature' }, scan: { zh: '纸质签署，扫描件存档', en: 'Signed on paper, scan on file' }, ca: { zh: '电子认证', en: 'Certified electronic signature' } };

/** One party: who it is, who signs, and the signature. */
export function PartyCard({ letter: l, party }: { letter: Letter; party: LetterParty }) {
  const { t, label } = useWords();
  const side = sideOf(l, party);
  const signature = signatureOf(l, party);
  const reminded = l.reminded[party];
  return (
    <section aria-label={label(letterPartyNames[party])}>
      <h2 style={{ fontSize: 16, margin: '0 0 4px' }}>{label(letterPartyNames[party])}：{side.name}</h2>
      <div>{t('签署人：{name}', 'Signs: {name}', { name: side.memberName ?? t('该机构中可以签署的人', 'whoever of the unit may') })}</div>
      {signature ? (
        <>
          <p><ToneTag tone="good">{t('已签', 'signed')}</ToneTag> {signature.signerName} · {signature.signedOn} · {label(methods[signature.method])}</p>
          <Attachments files={[{ fileId: signature.fileId, name: t('签名', 'Signature'), caption: t('{name} 的签名', 'Signature of {name}', { name: signature.signerName }) }]} load={(fileId) => loadFile(letterApi.file, { id: l.id, fileId })} />
          {signature.method === 'scan' && <p><small>{t('{who} 登记于 {at}', 'Recorded by {who} at {at}', { who: signature.by.name, at: instantText(signature.at) })}</small></p>}
          <div><small>{t('所签正文 SHA-256：', 'Hash of what was signed: ')}<span className="letter-hash">{signature.wordingHash}</span></small></div>
        </>
      ) : l.status !== 'draft' && l.status !== 'voided' && <p style={{ marginBottom: 0 }}><ToneTag tone="warn">{t('未签', 'not signed')}</ToneTag>{reminded && t(' 最近催签 {day}', ' reminded on {day}', { day: reminded })}</p>}
    </section>
  );
}
