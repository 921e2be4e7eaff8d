import { honourApi, honourKindNames, honourKinds, honourLevelNames, honourLevels, responsibilityFileApi, type Honour } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Segmented, Select } from 'antd';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly honour?: Honour;
  readonly onDone: (made: Honour) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

interface Holder { readonly name?: string; readonly unitId?: string | null; readonly memberId?: string | null }

const toBody = ({ document, holders, fileIds, ...v }: Record<string, unknown>) => ({
  ...v, document: document || null, holders: ((holders ?? []) as (Holder | undefined)[]).map((h) => ({ name: h?.name, unitId: h?.unitId ?? null, memberId: h?.memberId ?? null })), fileIds: givenFiles(fileIds).map((f) => f.fileId),
});

/** 登记, or change before it is verified. */
export function HonourForm({ honour: h, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      <Field name="kind" label={t('类别', 'Kind')} required><Segmented block options={honourKinds.map((value) => ({ value, label: label(honourKindNames[value]) }))} /></Field>
      <Field name="title" label={t('荣誉、经验名称', 'Title')} required><Input maxLength={200} /></Field>
      <Flex gap={12} wrap>
        <Field name="level" label={t('级别', 'Level')} required><Select options={honourLevels.map((value) => ({ value, label: label(honourLevelNames[value]) }))} style={{ width: 130 }} /></Field>
        <Field name="awardedOn" label={t('授予日期', 'Awarded on')} required><Input type="date" max={shanghaiDay(new Date())} style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="awardingBody" label={t('授予、推广单位', 'Awarded by')} required><Input maxLength={200} /></Field>
      <Field name="document" label={t('文号', 'Document number')} required={false}><Input maxLength={200} /></Field>
      <Holders />
      <Field name="fileIds" label={t('文件或证书', 'Document or certificate')} required rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </>
  );
  if (!h) return <OperationForm op={honourApi.register} initial={{ kind: 'collective', holders: [{}] }} toBody={(v) => toBody(v) as never} submit={t('登记', 'Register')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { kind, title, level, awardedOn, awardingBody, document } = h;
  const files = h.fileIds.map((fileId, i) => ({ id: fileId, fileId, name: t('附件 {n}', 'File {n}', { n: i + 1 }) }));
  const holders = h.holders.map((x) => ({ name: x.name, unitId: x.unitId ?? undefined, memberId: x.memberId ?? undefined }));
  return <OperationForm op={honourApi.change} params={{ id: h.id }} version={h.version} initial={{ kind, title, level, awardedOn, awardingBody, document: document ?? undefined, holders, fileIds: files }} toBody={(v) => toBody(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}

/** 获得者 as the document has them, and who of the district they are. */
function Holders() {
  const { t } = useWords();
  return (
    <Form.List name="holders">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px', minWidth: 0 }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('获得者（经验：属于谁）', 'Holders; of a practice, whose it is')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start" wrap>
              <Form.Item name={[name, 'name']} rules={[{ required: true, message: t('请填写名称', 'The name is wanted') }]} style={{ flex: '1 1 180px', minWidth: 0 }}><Input aria-label={t('获得者 {n} 名称', 'Name of holder {n}', { n: name + 1 })} placeholder={t('文件上的名称', 'Name as in the document')} maxLength={200} /></Form.Item>
              <Form.Item name={[name, 'unitId']} style={{ flex: '1 1 150px', minWidth: 0 }}><UnitPicker aria-label={t('获得者 {n} 是本区机构', 'Unit of holder {n}', { n: name + 1 })} placeholder={t('本区机构（可不选）', 'Unit, if any')} allowClear style={{ width: '100%' }} /></Form.Item>
              <Form.Item name={[name, 'memberId']} style={{ flex: '1 1 150px', minWidth: 0 }}><MemberPicker aria-label={t('获得者 {n} 是本区人员', 'Person of holder {n}', { n: name + 1 })} placeholder={t('本区人员（可不选）', 'Person, if any')} allowClear style={{ width: '100%' }} /></Form.Item>
              {rows.length > 1 && <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除获得者 {n}', 'Remove holder {n}', { n: name + 1 })} onClick={() => remove(name)} />}
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加获得者', 'Add a holder')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
