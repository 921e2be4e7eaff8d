import { divisionApi, type DivisionDto, type DivisionSplitDto } from '@anlan/contracts/tenancy';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { call, type BodyOf } from '../../../api/client';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { ProblemView } from '../../../patterns/problem-view';
import { useWords } from '../../../text/text';
import { SplitOutcome } from './split-outcome';

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
export function SplitDivision(props: Props) {
  const { t } = useWords();
  const { division, open, onClose } = props;
  const [done, setDone] = useState<DivisionSplitDto>();
  const close = (): void => {
    setDone(undefined);
    onClose();
  };
  return (
    <FormDrawer title={t('拆分、合并：{name}', 'Split or merge {name}', { name: division.name })} open={open} onClose={close} width={720}>
      {done ? (
        <Flex vertical gap={16} align="start">
          <div role="status"><SplitOutcome split={done} done /></div>
          <Button type="primary" onClick={close}>{t('知道了', 'Close')}</Button>
        </Flex>
      ) : <SplitForm {...props} onDone={setDone} />}
    </FormDrawer>
  );
}

function SplitForm({ division, all, onClose, onDone }: Props & { onDone: (split: DivisionSplitDto) => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const [look, setLook] = useState<{ of: string; split?: DivisionSplitDto; failure?: Error }>();
  const below = all.filter((d) => d.parentCode === division.code && !d.validTo);
  const peers = all.filter((d) => d.level === division.level && !d.validTo);
  const entered = JSON.stringify(Form.useWatch([], form) ?? {});
  const preview = async (): Promise<void> => {
    const complete = await form.validateFields().then(() => true, () => false);
    if (!complete) return;
    const of = JSON.stringify(form.getFieldsValue());
    await call(divisionApi.split, { params: { code: division.code }, version: division.version, body: bodyOf(form.getFieldsValue(true) as Values, true) }).then((split) => setLook({ of, split }), (failure: Error) => setLook({ of, failure }));
  };
  return (
    <OperationForm
      form={form} op={divisionApi.split} params={{ code: division.code }} version={division.version} draft={`division.split.${division.code}`} submit={t('执行', 'Do it')} danger
      initial={{ into: [{}, {}] }} toBody={(v) => bodyOf(v as Values, false)} onCancel={onClose} also={[['tenancy', 'unit'], ['tenancy', 'assignment'], ['tenancy', 'boundary']]} onDone={onDone}
    >
      <Field name="validFrom" label={t('生效日', 'From')} required><Input type="date" style={{ width: 180 }} /></Field>
      <fieldset style={{ border: 'none', padding: 0, margin: 0 }}>
        <legend style={{ fontSize: 14 }}>{t('承接区划：新设的填代码和名称；并入现有的只填代码；本区划继续存在也列入', 'Followed by: a new one with code and name, an existing one with its code alone; this one too where it goes on')}</legend>
        <Form.List name="into">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }, i) => (
                <Flex key={key} gap={8} align="start">
                  <Form.Item name={[name, 'code']} style={{ flex: '1 1 160px', minWidth: 0 }} rules={[{ required: true, message: t('请填写代码', 'The code?') }]}><Input aria-label={t('第 {n} 个的代码', 'Code of no. {n}', { n: i + 1 })} placeholder={t('代码', 'Code')} inputMode="numeric" maxLength={16} list="peers" /></Form.Item>
                  <Form.Item name={[name, 'name']} style={{ flex: '1 1 180px', minWidth: 0 }}><Input aria-label={t('第 {n} 个的名称', 'Name of no. {n}', { n: i + 1 })} placeholder={t('名称（新设）', 'Name, if new')} maxLength={100} /></Form.Item>
                  <Button icon={<DeleteOutlined />} aria-label={t('去掉第 {n} 个', 'Remove no. {n}', { n: i + 1 })} onClick={() => remove(name)} />
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
          <legend style={{ fontSize: 14 }}>{t('下级去向（{n} 个）', 'Where each one below goes ({n})', { n: below.length })}</legend>
          {below.length > 3 && <AllTo below={below} parent={division.code} />}
          {below.map((child) => <ChildRow key={child.code} child={child} parent={division.code} />)}
        </fieldset>
      )}
      <Flex vertical gap={12} style={{ marginBottom: 16 }}>
        <div><Button onClick={() => void preview()}>{t('先看结果（不改动）', 'See what would happen (changes nothing)')}</Button></div>
        <div role="status">{look?.of === entered && (look.failure ? <ProblemView error={look.failure} /> : look.split && <SplitOutcome split={look.split} />)}</div>
      </Flex>
    </OperationForm>
  );
}

/** A street has twenty of them: all that are not decided yet go to the same. */
function AllTo({ below, parent }: { below: readonly DivisionDto[]; parent: string }) {
  const { t } = useWords();
  const form = Form.useFormInstance<Values>();
  const into = Form.useWatch('into', form) ?? [];
  const others = into.filter((p) => p?.code && p.code !== parent);
  const choose = (to: string): void => {
    for (const { code } of below) {
      const path: ['children', string] = ['children', code];
      if (!form.getFieldValue(path)) form.setFieldValue(path, to === ENDS ? ENDS : childCode(to, code));
    }
  };
  if (!others.length) return null;
  return (
    <Form.Item label={t('还没有选去向的，都归', 'All that are undecided go to')} style={{ marginBottom: 8 }}>
      <Select<string> aria-label={t('还没有选去向的，都归', 'All that are undecided go to')} value={null} placeholder={t('请选择', 'Choose')} onChange={choose} options={[...others.map((p) => ({ value: p.code!, label: p.name || p.code! })), { value: ENDS, label: t('终止，无承接', 'Ends, followed by nothing') }]} />
    </Form.Item>
  );
}

function ChildRow({ child, parent }: { child: DivisionDto; parent: string }) {
  const { t } = useWords();
  const form = Form.useFormInstance<Values>();
  const into = Form.useWatch('into', form) ?? [];
  const others = into.filter((p) => p?.code && p.code !== parent);
  const options = others.map((p) => ({ value: childCode(p.code!, child.code), label: t('归{name}（新代码 {code}）', 'to {name} (new code {code})', { name: p.name || p.code!, code: childCode(p.code!, child.code) }) }));
  // Where the division itself ends, nothing below it can stay.
  const stays = into.some((p) => p?.code && parent.startsWith(p.code.replace(/0+$/, '')));
  return (
    <Form.Item name={['children', child.code]} label={`${child.name}（${child.code}）`} style={{ marginBottom: 8 }}>
      <Select allowClear placeholder={stays ? t('留在原处', 'Stays where it is') : t('请选择去向', 'Choose where it goes')} options={[...options, { value: ENDS, label: t('终止，无承接', 'Ends, followed by nothing') }]} />
    </Form.Item>
  );
}

/** The last digits stay its own below another parent. */
const childCode = (parent: string, child: string): string => (child.length === 12 && parent.length <= 12 ? parent.slice(0, 9).padEnd(9, '0') + child.slice(9) : parent + child.slice(12));
