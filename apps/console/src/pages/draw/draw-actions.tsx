import { drawApi, drawLifecycle, type Draw, type DrawAction } from '@anlan/contracts/enforcement';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { seedOf } from './draw-body';

/** What may be done to a draw now, each with what it leads to said before. */
export function DrawActions({ draw, onReadAgain }: { draw: Draw; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState<DrawAction>();
  const close = (): void => setOpen(undefined);
  const done = (): void => (notices.success(t('已办理', 'Done')), close());
  const name = (a: DrawAction): string => label(drawLifecycle.actions[a]);
  const common = { params: { id: draw.id }, version: draw.version, onDone: done, onCancel: close, onReadAgain };
  return (
    <>
      {draw.allowedActions.map((a) => <Button key={a} type={a === 'void' ? 'default' : 'primary'} danger={a === 'void'} onClick={() => setOpen(a)}>{name(a)}</Button>)}
      {draw.status === 'draft' && rights.may('draw.manage') && <LinkButton to={`draws/${draw.id}/edit`}>{t('修改方案', 'Change')}</LinkButton>}
      <FormDrawer title={open ? name(open) : ''} open={!!open} onClose={close}>
        {open === 'freeze' && (
          <OperationForm op={drawApi.freeze} submit={name('freeze')} {...common}>
            <p>{t('锁定后，对象、人员、比例都不能再改；系统给出两库的摘要（SHA-256），请先对外公布摘要，再抽取。', 'Subjects, officers and percentages are fixed, and their digest (SHA-256) is given. Tell the digest first, then draw.')}</p>
          </OperationForm>
        )}
        {open === 'draw' && <OperationForm op={drawApi.draw} submit={name('draw')} toBody={(v) => seedOf(v) as never} {...common}><SeedFields /></OperationForm>}
        {open === 'publish' && (
          <OperationForm op={drawApi.publish} submit={name('publish')} {...common}>
            <p>{t('对象名单、种子、摘要和两库原文将在本区公众页面公示，不公示谁去哪家。公示后不能撤回或作废。', 'Subjects, seed, digest and pools are shown on the public page of the district; never which officers go where. It cannot be taken back or voided.')}</p>
          </OperationForm>
        )}
        {open === 'void' && (
          <OperationForm op={drawApi.void} submit={name('void')} danger {...common}>
            <p>{t('作废后留存在台账中，连同原因；需要时重新起草。', 'It stays in the ledger with the reason; prepare another one where it is needed.')}</p>
            <Field name="reason" label={t('作废原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field>
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}

function SeedFields() {
  const { t } = useWords();
  const own = Form.useWatch('own') as boolean | undefined;
  return (
    <>
      <p>{t('只抽取一次。按种子从各级取定家数，再给每家分派未回避的检查人员。', 'There is one draw. The seed decides which subjects of each grade are met, and which officers without a recusal go there.')}</p>
      <Field name="own" label={t('种子', 'Seed')} required={false} initialValue={false}>
        <Radio.Group options={[{ value: false, label: t('由系统随机产生', 'Random, by the system') }, { value: true, label: t('自带种子', 'A seed of our own') }]} />
      </Field>
      {own && (
        <>
          <Field name={['seed', 'text']} label={t('种子内容', 'The seed')} required extra={t('取自无人能左右的来源，例如当日开奖号码', 'From where nobody here decides, such as the numbers of a lottery of that day')}><Input maxLength={200} /></Field>
          <Field name={['seed', 'source']} label={t('种子来源', 'Where it comes from')} required><Input maxLength={200} /></Field>
        </>
      )}
    </>
  );
}
