import { responsibilityFileApi, type BodyStandard } from '@anlan/contracts/responsibility';
import { Card, Flex, Form, Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { FileField, fileSent } from '../../patterns/files/file-field';
import { useWords } from '../../text/text';

/** What a form holds of one item. */
interface Answer {
  readonly score?: number;
  readonly evidence?: string | null;
  readonly fileId?: string | null;
}

/** The form's answers as the operation takes them: every item once. */
export const itemsOf = (standard: BodyStandard, answers: unknown) =>
  standard.items.map((_, i) => {
    const { score, evidence, fileId } = ((answers as (Answer | undefined)[] | undefined) ?? [])[i] ?? {};
    return { item: i + 1, score: score ?? 0, evidence: evidence?.trim() || null, fileId: fileId ?? null };
  });

/** Each item of a standard, one below another: its points, and what shows them. */
export function SelfItems({ standard }: { standard: BodyStandard }) {
  const { t } = useWords();
  const answers = (Form.useWatch('items', Form.useFormInstance()) as (Answer | undefined)[] | undefined) ?? [];
  const sum = answers.reduce((total, a) => total + (a?.score ?? 0), 0);
  return (
    <>
      <Flex vertical gap={12} style={{ marginBottom: 16 }}>
        {standard.items.map((item, i) => (
          <Card key={item.name} size="small" title={<h2 style={{ fontSize: 15, margin: 0, whiteSpace: 'normal' }}>{i + 1}. {item.name}</h2>}>
            <p style={{ marginTop: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{item.wanted}</p>
            <Field name={['items', i, 'score']} label={t('得分（最多 {n}）', 'Points (at most {n})', { n: item.maxScore })} required><InputNumber min={0} max={item.maxScore} precision={0} inputMode="numeric" style={{ width: 120 }} /></Field>
            <Field name={['items', i, 'evidence']} label={t('佐证说明', 'What shows it')} required={false} extra={item.evidenceWanted && t('本项得分须有佐证：说明或附件', 'Points of this item want evidence: words or a file')}><Input.TextArea autoSize maxLength={2000} /></Field>
            <Field name={['items', i, 'fileId']} label={t('佐证附件', 'File')} required={false} style={{ marginBottom: 0 }} rules={[fileSent(t)]}><FileField op={responsibilityFileApi.upload} /></Field>
          </Card>
        ))}
      </Flex>
      <p role="status"><strong>{t('自评 {n} 分', 'Own score {n}', { n: sum })}</strong> {t('（满分 {full}，达标分 {pass}）', '(of {full}; {pass} to pass)', { full: standard.fullScore, pass: standard.passMark })}</p>
    </>
  );
}
