import { performanceApi, type PerformanceCorrection } from '@anlan/contracts/enforcement';
import { Input } from 'antd';
import { Link } from 'react-router';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { signedText } from './points-text';
import type { Street } from './sheet-page';

/** What came after the freeze, with its day, its reason and who answers for it. */
export function Corrections({ corrections }: { corrections: readonly PerformanceCorrection[] }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {corrections.map((c) => (
        <li key={c.at} style={{ marginBottom: 8, overflowWrap: 'anywhere' }}>
          <ToneTag tone="info">{c.kind === 'recount' ? t('复核更正', 'Counted anew') : t('申诉更正', 'Appeal granted')}</ToneTag> {instantText(c.at)} · {c.by.name} · <strong>{t('{n} 分', '{n} points', { n: signedText(c.points) })}</strong>
          <div>{c.changes.map((x) => t('{name} {before} → {after}', '{name} {before} → {after}', { name: label(x.names), before: numberText(x.before), after: numberText(x.after) })).join(t('，', ', '))}</div>
          <div>{t('理由：{reason}', 'Reason: {reason}', { reason: c.reason })} {c.appealId && <Link className="in-text" to={to(`points-appeals/${c.appealId}`)}>{t('看申诉', 'The appeal')}</Link>}</div>
        </li>
      ))}
    </ul>
  );
}

/** The ledgers are counted anew as of the freeze; the person gives the reason, never the numbers. */
export function CorrectDrawer({ month, street, open, onClose }: { month: string; street: Street; open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <FormDrawer title={t('复核更正 {name}', 'Count {name} anew', { name: street.divisionName })} open={open} onClose={onClose}>
      <OperationForm op={performanceApi.correct} params={{ month }} submit={t('按台账重算', 'Count anew')} toBody={(v) => ({ ...v, divisionCode: street.divisionCode }) as never} onDone={() => (notices.success(t('已更正', 'Corrected')), onClose())} onCancel={onClose}>
        <p>{t('按冻结当日为截止、按当月的积分办法重新统计本街道。与冻结数字不同的部分记为一条更正；冻结的数字、积分、名次不变。', 'The street is counted anew as of the day of the freeze and by the scheme of that month. What differs becomes a correction; what was frozen stays.')}</p>
        <Field name="reason" label={t('更正理由', 'Reason')}><Input.TextArea rows={4} maxLength={2000} showCount placeholder={t('例如：离线检查记录于冻结后才传上', 'Such as: a check made offline was sent after the freeze')} /></Field>
      </OperationForm>
    </FormDrawer>
  );
}
