import { assessmentIndicators, assessmentMethods, assessmentSheetApi, type AssessmentSheetItem } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Flex, theme } from 'antd';
import { send } from '../../api/client';
import { Attachments } from '../../patterns/detail/attachments';
import { FigureLink } from '../../patterns/figures/figure-link';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { formulaText } from './formula-text';
import { pointsText } from './points';

type Measured = NonNullable<AssessmentSheetItem['measured']>;
const rowsOf = (lead: Measured['numeratorRows']): string | null => lead && `${lead.list}?${String(new URLSearchParams(lead.filter))}`;

/** One item: full, self, checked, after the appeal, and every deduction with its reason. */
export function SheetItem({ item: i, sheetId }: { item: AssessmentSheetItem; sheetId: string }) {
  const words = useWords();
  const { t, label } = words;
  const { token } = theme.useToken();
  const files = [[i.self?.fileId, t('自评佐证', 'Of the self-score')], [i.check?.fileId, t('核查佐证', 'Of the check')], [i.appeal?.fileId, t('申诉佐证', 'Of the appeal')], ...(i.check?.deductions ?? []).map((d) => [d.fileId, d.name] as const)].flatMap(([fileId, name]) => (fileId ? [{ fileId, name: name ?? '' }] : []));
  const load = async (fileId: string): Promise<Blob> => (await send(assessmentSheetApi.file, { params: { id: sheetId, fileId }, accept: '*/*' })).blob();
  const line = (name: string, text: string | null | undefined) => text && <div style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}><span style={{ color: token.colorTextSecondary }}>{name}：</span>{text}</div>;
  return (
    <section aria-label={`${i.item}. ${i.of.name}`} style={{ borderBottom: `1px solid ${token.colorBorderSecondary}`, paddingBottom: 12 }}>
      <Flex gap={8} wrap justify="space-between">
        <strong style={{ overflowWrap: 'anywhere' }}>{i.item}. {i.of.name}</strong>
        <strong>{pointsText(i.counted)} / {pointsText(i.of.points)}</strong>
      </Flex>
      <div style={{ color: token.colorTextSecondary, overflowWrap: 'anywhere' }}>{label(assessmentMethods[i.of.method])} · {i.of.wanted}</div>
      {i.of.method === 'formula' && line(t('计算', 'Formula'), formulaText(i.of.formula, words))}
      {i.of.method === 'formula' && i.measured && (
        <div>
          {i.of.indicatorName ?? label(assessmentIndicators[i.of.indicator])} <FigureLink n={i.measured.numerator} rows={rowsOf(i.measured.numeratorRows)} name={t('分子', 'Numerator')} /> ÷ <FigureLink n={i.measured.denominator} rows={rowsOf(i.measured.denominatorRows)} name={t('分母', 'Denominator')} /> = {rate(i.measured.numerator, i.measured.denominator)}
          <span style={{ color: token.colorTextSecondary }}>（{instantText(i.measured.asOf)}）</span>
        </div>
      )}
      {line(t('自评', 'Self'), i.self && `${pointsText(i.self.points)} ${i.self.note ?? ''}`)}
      {line(t('核查', 'Checked'), i.check && `${pointsText(i.check.points)} ${i.check.note ?? ''}`)}
      {i.check?.deductions.map((d) => <div key={d.deduction}>{line(t('扣分', 'Deduction'), `${d.name} × ${numberText(d.times)}，−${pointsText(d.points)}：${d.note}`)}</div>)}
      {line(t('申诉', 'Appeal'), i.appeal?.reason)}
      {line(t('复核', 'Decision'), i.decision && `${i.decision.result === 'upheld' ? t('采纳', 'upheld') : t('维持', 'refused')} ${pointsText(i.decision.points)} ${i.decision.reason}`)}
      {i.corrections.map((c) => <div key={c.issue}>{line(t('第 {n} 次通报更正', 'Corrected by issue {n}', { n: c.issue }), `${pointsText(c.points)} ${c.reason}`)}</div>)}
      {files.length > 0 && <Attachments files={files} load={load} />}
    </section>
  );
}
