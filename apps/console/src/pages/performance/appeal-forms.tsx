import { enforcementFileApi, performanceFigureNames, pointsAppealApi, type PerformanceBoard, type PointsAppeal } from '@anlan/contracts/enforcement';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { forgetPictures } from '../../patterns/pictures/picture-store';
import { allSent, evidenceOf, picturesOf } from '../../patterns/pictures/pictures';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { monthText, pointsText } from './points-text';
import type { Street } from './sheet-page';

const alsoTheBoard = [['enforcement', 'performance']] as const;

/** 积分申诉 by a street: what is asked, why, and what shows it. */
export function LodgeDrawer({ month, street, board, open, onClose }: { month: string; street: Street; board: PerformanceBoard; open: boolean; onClose: () => void }) {
  const words = useWords();
  const { t, label } = words;
  const to = useTenantPath();
  const navigate = useNavigate();
  const figures = [...new Set([...street.lines.map((l) => l.figure)])];
  return (
    <FormDrawer title={t('积分申诉：{name} {month}', 'Appeal: {name} {month}', { name: street.divisionName, month: monthText(month, words) })} open={open} onClose={onClose}>
      <OperationForm
        op={pointsAppealApi.lodge} submit={t('提出申诉', 'File the appeal')} draft={`points-appeal.${month}.${street.divisionCode}`} also={alsoTheBoard}
        toBody={({ pictures, said, figure, ...rest }) => ({ ...rest, ...(figure !== undefined && { figure }), month, divisionCode: street.divisionCode, ...evidenceOf(pictures, said) }) as never}
        faultField={(path) => (path[0] === 'evidence' ? ['said'] : path)} onDiscard={(v) => void forgetPictures(picturesOf(v).map((p) => p.id))}
        onDone={(appeal, values) => (void forgetPictures(picturesOf(values).map((p) => p.id)), onClose(), void navigate(to(`points-appeals/${appeal.id}`)))} onCancel={onClose}
      >
        <p>{board.frozen ? t('本月已冻结：采纳的分值作为更正另行列示，不改名次。', 'The month is frozen: what is granted stands beside it as a correction; the rank stays.') : t('由区级另一人裁定；采纳的分值单独列一行，计入本月积分。', 'Somebody else at the district decides; what is granted becomes a line of its own.')}</p>
        <Field name="figure" label={t('对哪一项', 'About what')} required={false}><Select allowClear placeholder={t('整月', 'The month as a whole')} options={figures.map((value) => ({ value, label: label(performanceFigureNames[value]) }))} /></Field>
        <Field name="points" label={t('申请调整分值', 'Points asked for')} extra={t('加分为正，减分为负，最多两位小数', 'Positive to be added, negative to be taken; two decimals at most')}><InputNumber min={-10_000} max={10_000} step={0.5} style={{ width: 160 }} /></Field>
        <Field name="reason" label={t('申诉理由', 'Reason')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
        <Field name="said" label={t('佐证说明', 'What shows it')} required={false} extra={t('说明和照片至少有一样', 'Words or pictures, at least one of them')} dependencies={['pictures']} rules={[({ getFieldValue }) => ({ validator: async (_, said?: string) => { if (!said?.trim() && !(getFieldValue('pictures') as unknown[] | undefined)?.length) throw new Error(t('请填写佐证说明或附照片', 'Say what shows it, or add a picture')); } })]}>
          <Input.TextArea rows={2} maxLength={500} placeholder={t('例如：系统停机通知、纸质检查记录编号', 'Such as: the notice of the outage, the number of a paper record')} />
        </Field>
        <Field name="pictures" label={t('佐证照片', 'Pictures')} required={false} rules={[allSent(t)]}><PicturesField op={enforcementFileApi.upload} /></Field>
      </OperationForm>
    </FormDrawer>
  );
}

/** 裁定 by the district, never by who filed it. */
export function DecideForm({ appeal, onClose, onReadAgain }: { appeal: PointsAppeal; onClose: () => void; onReadAgain: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <OperationForm
      op={pointsAppealApi.decide} params={{ id: appeal.id }} version={appeal.version} submit={t('裁定', 'Decide')} initial={{ points: appeal.points }} also={alsoTheBoard}
      toBody={({ points, ...rest }) => ({ ...rest, ...(rest['result'] === 'accepted' && { points }) }) as never} onDone={() => (notices.success(t('已裁定', 'Decided')), onClose())} onCancel={onClose} onReadAgain={onReadAgain}
    >
      <Field name="result" label={t('裁定', 'Decision')}><Radio.Group options={[{ value: 'accepted', label: t('采纳', 'Accept') }, { value: 'refused', label: t('不采纳', 'Refuse') }]} /></Field>
      <Granted asked={appeal.points} />
      <Field name="reason" label={t('裁定理由', 'Reason')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
    </OperationForm>
  );
}

function Granted({ asked }: { asked: number }) {
  const { t } = useWords();
  if (Form.useWatch('result') !== 'accepted') return null;
  return <Field name="points" label={t('采纳分值', 'Points granted')} required extra={t('申请 {n} 分，可以少给，不能多给', '{n} asked for; less can be given, never more', { n: pointsText(asked) })}><InputNumber min={Math.min(asked, 0)} max={Math.max(asked, 0)} step={0.5} style={{ width: 160 }} /></Field>;
}

export function WithdrawForm({ appeal, onClose, onReadAgain }: { appeal: PointsAppeal; onClose: () => void; onReadAgain: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <OperationForm op={pointsAppealApi.withdraw} params={{ id: appeal.id }} version={appeal.version} submit={t('撤回', 'Withdraw')} danger also={alsoTheBoard} onDone={() => (notices.success(t('已撤回', 'Withdrawn')), onClose())} onCancel={onClose} onReadAgain={onReadAgain}>
      <p>{t('撤回后留存在台账中，不能恢复；需要时另行申诉。', 'It stays in the ledger and cannot be brought back; file another one where it is needed.')}</p>
      <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={2} maxLength={500} /></Field>
    </OperationForm>
  );
}
