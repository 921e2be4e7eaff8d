import { profileElementNames, profileElements, subjectApi, type ProfileElement, type SubjectDetail } from '@anlan/contracts/enforcement';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, InputNumber, theme } from 'antd';
import { useState } from 'react';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useRights } from '../../session/rights';
import { useWords, type Text } from '../../text/text';
import { figureText } from './profile-text';

interface Figure {
  readonly name?: string;
  readonly value?: number | null;
  readonly unit?: string;
}

/** What belongs in it, in the contract's words: Chinese up to the first space. */
function hintOf(element: ProfileElement): Text {
  const [zh = '', ...en] = profileElements[element].what.split(' ');
  return { zh, en: en.join(' ') };
}

/** 十要素: what it takes to know an enterprise's safety, each with words and figures; one at a time is filled. */
export function SubjectProfile({ subject: s }: { subject: SubjectDetail }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const rights = useRights();
  const [open, setOpen] = useState<{ element: ProfileElement; subject: SubjectDetail }>();
  const mayFill = (rights.may('subject.manage') || rights.isOwnAlone('subject.refresh')) && (s.status === 'active' || s.status === 'suspended');
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('十要素档案', 'Profile of ten elements')}</h2>} extra={<span>{t('完整率 {rate}（{n}/{of}）', '{rate} filled ({n} of {of})', { rate: s.completeness.rate, n: s.completeness.filled, of: s.completeness.of })}</span>}>
      <dl style={{ margin: 0, display: 'grid', gap: 12 }}>
        {profileElementNames.map((element) => {
          const entry = s.profile[element];
          return (
            <div key={element} style={{ borderBottom: `1px solid ${token.colorBorderSecondary}`, paddingBottom: 12 }}>
              <Flex justify="space-between" align="start" gap={8} component="dt">
                <strong>{label(profileElements[element])}</strong>
                {mayFill && <Button size="small" type="link" aria-label={entry ? t('修改{name}', 'Change {name}', { name: label(profileElements[element]) }) : t('填写{name}', 'Fill {name}', { name: label(profileElements[element]) })} onClick={() => setOpen({ element, subject: s })}>{entry ? t('修改', 'Change') : t('填写', 'Fill')}</Button>}
              </Flex>
              <dd style={{ margin: 0, overflowWrap: 'anywhere', color: entry ? undefined : token.colorTextSecondary }}>
                {!entry && label(hintOf(element))}
                {entry?.text && <div style={{ whiteSpace: 'pre-wrap' }}>{entry.text}</div>}
                {entry && entry.figures.length > 0 && <ul style={{ margin: 0, paddingInlineStart: 20 }}>{entry.figures.map((f, i) => <li key={i}>{figureText(f)}</li>)}</ul>}
              </dd>
            </div>
          );
        })}
      </dl>
      <FormDrawer title={open ? label(profileElements[open.element]) : ''} open={!!open} onClose={() => setOpen(undefined)}>
        {open && <ElementForm key={open.element} {...open} onDone={() => setOpen(undefined)} />}
      </FormDrawer>
    </Card>
  );
}

function ElementForm({ element, subject, onDone }: { element: ProfileElement; subject: SubjectDetail; onDone: () => void }) {
  const { t, label } = useWords();
  const isOwn = useRights().isOwnAlone('subject.refresh');
  const entry = subject.profile[element];
  const figures = entry?.figures.map((f) => ({ ...f, unit: f.unit ?? undefined })) ?? [];
  return (
    <OperationForm
      op={(isOwn ? subjectApi.refresh : subjectApi.change) as typeof subjectApi.change} params={{ id: subject.id }} version={subject.version} draft={`subject.profile.${element}.${subject.id}`} initial={{ text: entry?.text ?? undefined, figures }}
      toBody={(values) => {
        const text = ((values['text'] as string | undefined) ?? '').trim() || null;
        const given = ((values['figures'] as Figure[] | undefined) ?? []).map((f) => ({ name: f.name ?? '', value: f.value ?? 0, unit: f.unit || null }));
        const profile = { [element]: text === null && given.length === 0 ? null : { text, figures: given } };
        return (isOwn ? { corrections: { profile } } : { profile }) as never;
      }}
      faultField={(path) => path.slice(isOwn ? 3 : 2)} onDone={onDone} onCancel={onDone}
    >
      <Field name="text" label={label(profileElements[element])}><Input.TextArea rows={5} maxLength={2000} showCount /></Field>
      <Form.List name="figures">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Flex key={key} gap={8} align="start" wrap>
                <Form.Item name={[name, 'name']} rules={[{ required: true, message: t('请填写指标', 'What is it?') }]} style={{ flex: '2 1 120px' }}><Input aria-label={t('指标', 'Figure')} placeholder={t('指标，如 年安全投入', 'Figure')} maxLength={50} /></Form.Item>
                <Form.Item name={[name, 'value']} rules={[{ required: true, message: t('请填写数值', 'How much?') }]} style={{ flex: '1 1 90px' }}><InputNumber aria-label={t('数值', 'Value')} placeholder={t('数值', 'Value')} style={{ width: '100%' }} /></Form.Item>
                <Form.Item name={[name, 'unit']} style={{ flex: '1 1 70px' }}><Input aria-label={t('单位', 'Unit')} placeholder={t('单位', 'Unit')} maxLength={20} /></Form.Item>
                <Button icon={<MinusCircleOutlined />} aria-label={t('删除这一项', 'Remove it')} onClick={() => remove(name)} />
              </Flex>
            ))}
            {rows.length < 20 && <Button icon={<PlusOutlined />} style={{ marginBottom: 16 }} onClick={() => add({})}>{t('增加数据', 'Add a figure')}</Button>}
          </>
        )}
      </Form.List>
    </OperationForm>
  );
}
