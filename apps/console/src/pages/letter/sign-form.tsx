import { letterApi, letterParties, letterPartyNames, responsibilityFileApi, type Letter, type LetterParty } from '@anlan/contracts/responsibility';
import { Alert, Radio } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { SignatureField } from '../../patterns/signature/signature-field';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { hashOf } from './hash';
import { sideOf, signatureOf } from './letter-tag';

interface Props {
  readonly letter: Letter;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly onReadAgain: () => void;
}

/** 签署: by hand, under the hash of the very text that is on the screen. */
export function SignForm({ letter: l, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const notices = useNotices();
  const { member, roles } = useRights().me;
  const open = letterParties.filter((p) => !signatureOf(l, p));
  const units = new Set([member?.unitId, ...roles.map((r) => r.unitId)]);
  const names = (p: LetterParty): boolean => { const side = sideOf(l, p); return (side.memberId !== null && side.memberId === member?.id) || (side.unitId !== null && units.has(side.unitId)); };
  const party = open.find((p) => sideOf(l, p).memberId === member?.id) ?? open.find(names) ?? open[0];
  const toBody = async (v: Record<string, unknown>) => ({ party: v['party'], fileId: v['fileId'], wordingHash: (await hashOf(l.wording)) ?? l.wordingHash });
  return (
    <OperationForm op={letterApi.sign} params={{ id: l.id }} version={l.version} initial={{ party }} toBody={(v) => toBody(v) as never} submit={t('签署', 'Sign')} onDone={() => (notices.success(t('已签署', 'Signed')), onDone())} onCancel={onCancel} onReadAgain={onReadAgain}>
      <p style={{ marginTop: 0 }}>{l.title}（{l.number}）</p>
      <Field name="party" label={t('代表', 'For')} required><Radio.Group options={open.map((p) => ({ value: p, label: `${label(letterPartyNames[p])}：${sideOf(l, p).name}` }))} /></Field>
      <Field name="fileId" label={t('手写签名', 'Signature')} required><SignatureField op={responsibilityFileApi.upload} name={member?.displayName ?? ''} height={300} /></Field>
      <p><small>{t('您所签正文的 SHA-256：', 'SHA-256 of the wording that you sign: ')}<span className="letter-hash">{l.wordingHash}</span></small></p>
      <Alert style={{ marginBottom: 16 }} type="info" showIcon title={t('手写签名凭登录确认是谁；须有法律效力的，请另签纸质原件。', 'A drawn signature is confirmed by the sign-in. Where it has to hold in law, sign a paper original too.')} />
    </OperationForm>
  );
}
