import { divisionApi, type DivisionDto } from '@anlan/contracts/tenancy';
import { Alert, Button, Card, Checkbox, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../api/client';
import { FactList } from '../../../patterns/detail/fact-list';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { useRights, useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { BoundTo } from './bound-to';
import { levelNames } from './names';
import { SplitDivision } from './split-division';

type Action = 'rename' | 'retire' | 'split';

/** One division: since when, until when, what followed it, what is bound to it. */
export function DivisionPanel({ division: d, all }: { division: DivisionDto; all: readonly DivisionDto[] }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [action, setAction] = useState<Action>();
  const close = (): void => setAction(undefined);
  const saved = (): void => { close(); void notices.success(t('已保存', 'Saved')); };
  const manages = useRights().may('division.manage');
  const own = manages && !d.validTo && d.level !== 'county' && d.level !== 'city' && d.level !== 'province';
  const common = { params: { code: d.code }, version: d.version, onCancel: close, onDone: saved };
  const named = (code: string): string => all.find((x) => x.code === code)?.name ?? code;
  return (
    <Flex vertical gap={16}>
      <Card
        title={
          <Flex justify="space-between" align="center" gap={8} wrap style={{ padding: '12px 0' }}>
            <h2 style={{ fontSize: 18, margin: 0, whiteSpace: 'normal' }}>{d.name}</h2>
            {own && <Flex gap={8} wrap><Button onClick={() => setAction('rename')}>{t('更名', 'Rename')}</Button><Button onClick={() => setAction('split')}>{t('拆分、合并', 'Split or merge')}</Button><Button danger onClick={() => setAction('retire')}>{t('停用', 'End')}</Button></Flex>}
          </Flex>
        }
      >
        <FactList
          facts={[
            { label: t('代码', 'Code'), value: <code>{d.code}</code> },
            { label: t('级别', 'Level'), value: label(levelNames[d.level]) },
            { label: t('上级', 'Above'), value: d.parentCode && named(d.parentCode) },
            { label: t('启用日', 'From'), value: d.validFrom },
            { label: t('停用日', 'Ended on'), value: d.validTo },
            { label: t('承接区划', 'Followed by'), value: d.successorCodes.length ? <Flex gap={8} wrap>{d.successorCodes.map((c) => <Link key={c} to={to(`organization/divisions?code=${c}`)}>{named(c)}</Link>)}</Flex> : null, wide: true },
          ]}
        />
      </Card>
      {manages && <BoundTo code={d.code} />}
      <FormDrawer title={t('更名', 'Rename')} open={action === 'rename'} onClose={close}>
        <OperationForm
          op={divisionApi.rename} {...common} initial={{ name: d.name }}
          compare={{ read: async () => { const now = await call(divisionApi.get, { params: { code: d.code } }); return { values: { name: now.name }, version: now.version }; }, labels: { name: t('名称', 'Name') } }}
        >
          <Field name="name" label={t('名称', 'Name')}><Input maxLength={100} /></Field>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={t('停用：{name}', 'End {name}', { name: d.name })} open={action === 'retire'} onClose={close}>
        <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('已有记录仍保留原区划；新记录不能再用', 'Records keep it; new ones cannot use it')} />
        <OperationForm op={divisionApi.retire} {...common} danger submit={t('停用', 'End')}>
          <Field name="validTo" label={t('停用日（当日起不再有效）', 'Ends on (no longer in force that day)')}><Input type="date" style={{ width: 180 }} /></Field>
          <Field name="successorCodes" label={t('承接区划', 'Followed by')}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={all.filter((x) => !x.validTo && x.level === d.level && x.code !== d.code).map((x) => ({ value: x.code, label: `${x.name}（${x.code}）` }))} /></Field>
          <Field name="withChildren" label={t('下级', 'What lies below')} valuePropName="checked"><Checkbox>{t('连同全部下级一起停用', 'Ends with it')}</Checkbox></Field>
        </OperationForm>
      </FormDrawer>
      <SplitDivision division={d} all={all} open={action === 'split'} onClose={close} />
    </Flex>
  );
}
