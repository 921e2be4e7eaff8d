import { enforcementFileApi, type CheckDetail, type ChecklistItem } from '@anlan/contracts/enforcement';
import { askedItems, type CheckAnswer } from '@anlan/domain';
import { Card, Flex, Form, Input, Switch } from 'antd';
import type { AnyOperation } from '../../api/client';
import { Field } from '../../patterns/form/field';
import { OperationForm, type KeptForm } from '../../patterns/form/operation-form';
import { allKept } from '../../patterns/pictures/pictures';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { useWords } from '../../text/text';
import { AnswerChoice } from './answer-choice';
import { answersOf, type RunValues } from './finishing';
import { Findings, Signatures } from './run-fields';

interface Props {
  readonly target: Pick<CheckDetail, 'kind' | 'style'>;
  readonly items: readonly ChecklistItem[];
  readonly op: AnyOperation;
  readonly params?: Record<string, string>;
  readonly version?: number;
  readonly draft: string;
  readonly also: readonly (readonly [string, string])[];
  readonly initial: Record<string, unknown>;
  readonly toBody: (values: Record<string, unknown>) => unknown;
  readonly faultField?: (path: (string | number)[]) => (string | number)[];
  readonly onDone: (answer: unknown) => void;
  readonly kept: KeptForm;
}

/** What is filled in on site: of a check that the server knows, and of one that was begun on this phone. */
export function RunForm({ target, items, toBody, onDone, faultField, ...form }: Props) {
  const { t } = useWords();
  const inspection = target.kind === 'inspection';
  const head = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
  return (
    <div style={{ maxWidth: 720 }}>
      <OperationForm {...form} submit={inspection ? t('记录签字，完成检查', 'Sign and finish') : t('完成检查', 'Finish')} toBody={(v) => toBody(v) as never} onDone={onDone} faultField={faultField && ((path) => faultField([...path]))}>
        <Flex vertical gap={16} style={{ marginBottom: 16 }}>
          {items.length > 0 && <Questions items={items} />}
          <Card title={head(items.length > 0 ? t('检查表以外发现的隐患', 'Hazards beside the checklist') : t('发现的隐患', 'Hazards found'))}><Findings /></Card>
          <Card title={head(t('检查情况', 'The record'))}>
            <Field name="summary" label={t('检查情况', 'What was seen')} required={false}><Input.TextArea rows={3} maxLength={4000} /></Field>
            <Field name="pictures" label={t('现场照片', 'Pictures')} required={false} rules={[allKept(t)]}><PicturesField op={enforcementFileApi.upload} /></Field>
            {target.style === 'hidden' && <Field name="exposed" label={t('曝光', 'Expose')} required={false} valuePropName="checked"><Switch /></Field>}
          </Card>
          {inspection && <Card title={head(t('签名', 'Signatures'))}><Signatures /></Card>}
        </Flex>
      </OperationForm>
    </div>
  );
}

/** One item after another; what hangs on an answer comes when that is given. */
function Questions({ items }: { items: readonly ChecklistItem[] }) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const answers = Form.useWatch('answers', form) as RunValues['answers'];
  const asked = askedItems(items, answersOf({ answers }));
  const done = asked.filter((i) => answers?.[i.code]?.answer).length;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('检查表（{done}/{of}）', 'Checklist ({done} of {of})', { done, of: asked.length })}</h2>}>
      <Flex vertical gap={20}>{asked.map((i, n) => <Question key={i.code} item={i} n={n + 1} answer={answers?.[i.code]?.answer} />)}</Flex>
    </Card>
  );
}

function Question({ item, n, answer }: { item: ChecklistItem; n: number; answer?: CheckAnswer }) {
  const { t } = useWords();
  const failed = answer === item.failsOn;
  const wanted = item.evidence === 'always' ? answer !== undefined && answer !== 'not_applicable' : item.evidence === 'when_failed' && failed;
  return (
    <section aria-label={item.text}>
      <p style={{ margin: '0 0 8px', fontSize: 16, overflowWrap: 'anywhere' }}><strong>{n}. {item.text}</strong></p>
      {item.requirement && <p style={{ margin: '0 0 8px' }}><small>{item.requirement}</small></p>}
      <Form.Item name={['answers', item.code, 'answer']} rules={[{ required: true, message: t('请回答', 'An answer is wanted') }]} style={{ marginBottom: 8 }}>
        <AnswerChoice label={item.text} />
      </Form.Item>
      {(failed || wanted) && (
        <Form.Item name={['answers', item.code, 'note']} rules={wanted ? [{ required: true, message: t('请说明现场情况', 'Say what was seen') }] : []} style={{ marginBottom: 0 }}>
          <Input.TextArea autoSize maxLength={500} aria-label={t('第 {n} 项现场情况', 'What was seen, item {n}', { n })} placeholder={failed ? t('不符合：将作为隐患入账，请说明现场情况', 'This is a hazard and goes into the ledger: say what was seen') : t('现场情况', 'What was seen')} />
        </Form.Item>
      )}
    </section>
  );
}
