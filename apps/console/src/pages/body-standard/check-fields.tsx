import type { BodyAssessment, BodyStandard } from '@anlan/contracts/responsibility';
import { Card, Flex, Form, Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { useWords } from '../../text/text';

interface Off {
  readonly points?: number;
  readonly reason?: string;
}

/** Of the items those from which something is taken off. */
export const deductionsOf = ({ byItem, note }: Record<string, unknown>) => ({
  note,
  deductions: ((byItem as (Off | undefined)[] | undefined) ?? []).flatMap((off, i) => (off?.points ? [{ item: i + 1, points: off.points, reason: off.reason }] : [])),
});

/** 初验: what a body says of itself, and what is taken off it. */
export function CheckFields({ assessment: a, standard }: { assessment: BodyAssessment; standard: BodyStandard }) {
  const { t } = useWords();
  const off = (Form.useWatch('byItem', Form.useFormInstance()) as (Off | undefined)[] | undefined) ?? [];
  const score = a.selfScore - off.reduce((sum, o) => sum + (o?.points ?? 0), 0);
  return (
    <>
      <Flex vertical gap={12} style={{ marginBottom: 16 }}>
        {a.items.map((i) => {
          const at = i.item - 1;
          const name = standard.items[at]?.name ?? '';
          return (
            <Card key={i.item} size="small" title={<span style={{ whiteSpace: 'normal' }}>{i.item}. {name} {t('自评 {n}', 'own score {n}', { n: i.score })}</span>}>
              {i.evidence && <p style={{ marginTop: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{i.evidence}</p>}
              <Flex gap={12} wrap>
                <Field name={['byItem', at, 'points']} label={t('扣分', 'Points off')} required={false} style={{ marginBottom: 0 }}><InputNumber min={0} max={i.score} precision={0} inputMode="numeric" style={{ width: 90 }} /></Field>
                <Field name={['byItem', at, 'reason']} label={t('扣分原因', 'Because')} required={!!off[at]?.points} style={{ flex: 1, minWidth: 180, marginBottom: 0 }}><Input maxLength={500} /></Field>
              </Flex>
            </Card>
          );
        })}
      </Flex>
      <p role="status"><strong>{t('初验 {n} 分', 'Score {n}', { n: score })}</strong> {score >= a.passMark ? t('，通过', ', passes') : t('，低于达标分 {n}，需整改', ', below the {n} to pass: to rectify', { n: a.passMark })}</p>
      <Field name="note" label={t('初验意见', 'Opinion')}><Input.TextArea rows={3} maxLength={2000} /></Field>
    </>
  );
}
