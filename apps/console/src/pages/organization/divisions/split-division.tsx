import { divisionApi, type DivisionDto, type DivisionSplitDto } from '@anlan/contracts/tenancy';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { call, type BodyOf } from '../../../api/client';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { References } from './bound-to';

interface Props {
  readonly division: DivisionDto;
  readonly all: readonly DivisionDto[];
  readonly open: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly validFrom?: string;
  readonly into?: readonly { readonly code?: string; readonly name?: string }[];
  /** code of a child → code of what it goes to; `none`: it ends */
  readonly children?: Readonly<Record<string, string | undefined>>;
}

const ENDS = 'none';

function bodyOf(v: Values, preview: boolean): BodyOf<typeof divisionApi.split> {
  return {
    validFrom: v.validFrom ?? '', preview,
    into: (v.into ?? []).map(({ code, name }) => ({ code: code?.trim() ?? '', ...(name?.trim() ? { name: name.trim() } : {}) })),
    children: Object.entries(v.children ?? {}).flatMap(([code, to]) => (to ? [{ code, successorCode: to === ENDS ? null : to.trim() }] : [])),
  };
}

/** A street or community splits or merges on a day: into what, and where each one below goes. A look first changes nothing. */
export function SplitDivision({ division, all, open, onClose }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  const [form] = Form.useForm<Values>();
  const [preview, setPreview] = useState<DivisionSplitDto>();
  const [failure, setFailure] = useState<Error>();
  const below = all.filter((d) => d.parentCode === division.code && !d.validTo);
  const peers = all.filter((d) => d.level === division.level && !d.validTo);
  const look = async (): Promise<void> => {
    setFailure(undefined);
    setPreview(await call(divisionApi.split, { params: { code: division.code }, version: division.version, body: bodyOf(form.getFieldsValue(true) as Values, true) }));
  };
  return (
    <FormDrawer title={t('拆分、合并：{name}', 'Split or merge {name}', { name: division.name })} open={open} onClose={onClose} width={720}>
      <OperationForm
        form={form} op={divisionApi.split} params={{ code: division.code }} version={division.version} draft={`division.split.${division.code}`} submit={t('执行', 'Do it')} danger
        initial={{ into: [{}, {}] }} toBody={(v) => bodyOf(v as Values, false)} onCancel={onClose} also={[['tenancy', 'unit'], ['tenancy', 'assignment']]}
        onDone={() => { onClose(); void notices.success(t('已完成', 'Done')); }}
      >
        <Field name="validFrom" label={t('生效日', 'From')} required><Input type="date" style={{ width: 180 }} /></Field>
        <fieldset style={{ border: 'none', padding: 0, margin: 0 }}>
          <legend>{t('承接区划：新设的填代码和名称；并入现有的只填代码；本区划继续存在也列入', 'Followed by: a new one with code and name, an existing one with its code alone; this one too where it goes on')}</legend>
          <Form.List name="into">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <Flex key={key} gap={8} wrap align="start">
                    <Form.Item name={[name, 'code']} style={{ width: 200 }} rules={[{ required: true, message: t('请填写代码', 'The code?') }]}><Input aria-label={t('代码', 'Code')} placeholder={t('代码', 'Code')} inputMode="numeric" maxLength={16} list="peers" /></Form.Item>
                    <Form.Item name={[name, 'name']} style={{ width: 220 }}><Input aria-label={t('名称', 'Name')} placeholder={t('名称（新设）', 'Name, if new')} maxLength={100} /></Form.Item>
                    <Button icon={<DeleteOutlined />} aria-label={t('删除', 'Remove')} onClick={() => remove(name)} />
                  </Flex>
                ))}
                <Button size="small" icon={<PlusOutlined />} style={{ marginBottom: 16 }} onClick={() => add({})}>{t('再加一个', 'One more')}</Button>
              </>
            )}
          </Form.List>
          <datalist id="peers">{peers.map((p) => <option key={p.code} value={p.code}>{p.name}</option>)}</datalist>
        </fieldset>
        {below.length > 0 && (
          <fieldset style={{ border: 'none', padding: 0, margin: '0 0 16px' }}>
            <legend>{t('下级去向（{n} 个）', 'Where each one below goes ({n})', { n: below.length })}</legend>
            {below.map((child) => <ChildRow key={child.code} child={child} />)}
          </fieldset>
        )}
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          <div><Button onClick={() => void look().catch(setFailure)}>{t('先看结果（不改动）', 'See what would happen (changes nothing)')}</Button></div>
          {failure && <Alert type="error" showIcon title={failure.message} />}
          {preview && <Preview split={preview} />}
        </Flex>
      </OperationForm>
    </FormDrawer>
  );
}

function ChildRow({ child }: { child: DivisionDto }) {
  const { t } = useWords();
  const form = Form.useFormInstance<Values>();
  const into = Form.useWatch('into', form) ?? [];
  const options = into.flatMap((p) => (p?.code ? [{ value: childCode(p.code, child.code), label: t('归{name}（新代码 {code}）', 'to {name} (new code {code})', { name: p.name ?? p.code, code: childCode(p.code, child.code) }) }] : []));
  return (
    <Form.Item name={['children', child.code]} label={`${child.name}（${child.code}）`} style={{ marginBottom: 8 }}>
      <Select allowClear placeholder={t('留在原处', 'Stays where it is')} options={[...options, { value: ENDS, label: t('终止，无承接', 'Ends, followed by nothing') }]} />
    </Form.Item>
  );
}

/** The last digits stay its own below another parent. */
const childCode = (parent: string, child: string): string => (child.length === 12 && parent.length <= 12 ? parent.slice(0, 9).padEnd(9, '0') + child.slice(9) : parent + child.slice(12));

function Preview({ split }: { split: DivisionSplitDto }) {
  const { t } = useWords();
  const list = (items: readonly DivisionDto[]): string => items.slice(0, 20).map((d) => `${d.name}（${d.code}）`).join('、') + (items.length > 20 ? ` … ${t('共 {n} 个', '{n} in all', { n: items.length })}` : '');
  return (
    <Alert
      type="info" showIcon title={t('将要发生', 'What would happen')}
      description={
        <>
          <p>{t('新设：', 'New: ')}{list(split.added) || '—'}</p>
          <p>{t('停用：', 'Ends: ')}{list(split.retired) || '—'}</p>
          <p>{t('仍指向停用区划、需要人工调整的：', 'Still bound to what ends, to be changed by hand:')}</p>
          <References references={split.affected} />
        </>
      }
    />
  );
}
