import { unitApi, type UnitDto } from '@anlan/contracts/tenancy';
import { Alert, Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../../api/client';
import { FactList } from '../../../patterns/detail/fact-list';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { DivisionPicker, useDivisions } from '../../../patterns/pickers/division-picker';
import { useRights, useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { unitKindNames } from './names';
import { CancelMove, Placements } from './placements';
import { Posts } from './posts';

interface Props {
  readonly unit: UnitDto;
  readonly units: readonly UnitDto[];
  readonly onMove: () => void;
}

/** One unit: what it is, its posts, its people, where it was put. */
export function UnitPanel({ unit, units, onMove }: Props) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const divisions = useDivisions();
  const [action, setAction] = useState<'edit' | 'use'>();
  const parent = units.find((u) => u.id === unit.parentId);
  const may = rights.may('unit.manage');
  return (
    <Flex vertical gap={16}>
      <Card
        title={<h2 style={{ fontSize: 18, margin: 0, whiteSpace: 'normal' }}>{unit.name}</h2>}
        extra={may && (
          <Flex gap={8} wrap>
            <Button onClick={() => setAction('edit')}>{t('修改', 'Edit')}</Button>
            {unit.active && !unit.pendingMove && <Button onClick={onMove}>{t('调整', 'Move')}</Button>}
            <Button danger={unit.active} disabled={!!unit.pendingMove} onClick={() => setAction('use')}>{unit.active ? t('停用', 'Take out of use') : t('启用', 'Use again')}</Button>
          </Flex>
        )}
      >
        <FactList
          facts={[
            { label: t('类型', 'Kind'), value: label(unitKindNames[unit.kind]) },
            { label: t('简称', 'Short name'), value: unit.shortName },
            { label: t('上级机构', 'Parent'), value: parent?.name },
            { label: t('所属区划', 'Division'), value: divisions.data?.find((d) => d.code === unit.divisionCode)?.name ?? unit.divisionCode },
            { label: t('人员', 'People'), value: rights.may('member.read') && <Link to={to(`organization/members?unitId=${unit.id}`)}>{t('查看人员', 'See its people')}</Link> },
          ]}
        />
      </Card>
      {unit.pendingMove && (
        <Alert
          type="info" showIcon
          title={t('{day} 起调整到：{parent}', 'From {day} on it is below: {parent}', { day: unit.pendingMove.effectiveFrom, parent: units.find((u) => u.id === unit.pendingMove?.parentId)?.name ?? t('顶层', 'top') })}
          action={may && <CancelMove unit={unit} />}
        />
      )}
      <Posts unit={unit} mayChange={may && unit.active} />
      <Placements unit={unit} />
      <UnitForms unit={unit} action={action} onClose={() => setAction(undefined)} />
    </Flex>
  );
}

function UnitForms({ unit, action, onClose }: { unit: UnitDto; action: 'edit' | 'use' | undefined; onClose: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  const done = (): void => {
    onClose();
    void notices.success(t('已保存', 'Saved'));
  };
  const common = { params: { id: unit.id }, version: unit.version, onDone: done, onCancel: onClose };
  const values = ({ name, shortName, divisionCode }: UnitDto) => ({ name, shortName: shortName ?? undefined, divisionCode: divisionCode ?? undefined });
  return (
    <>
      <FormDrawer title={t('修改机构', 'Edit the unit')} open={action === 'edit'} onClose={onClose}>
        <OperationForm
          {...common} op={unitApi.patch} initial={values(unit)}
          toBody={(v) => ({ name: v['name'] as string, shortName: (v['shortName'] as string | undefined) || null, divisionCode: (v['divisionCode'] as string | undefined) ?? null })}
          compare={{
            read: async () => {
              const now = await call(unitApi.get, { params: { id: unit.id } });
              return { values: values(now), version: now.version };
            },
            labels: { name: t('名称', 'Name'), shortName: t('简称', 'Short name'), divisionCode: t('所属区划', 'Division') },
          }}
        >
          <Field name="name" label={t('名称', 'Name')} required><Input maxLength={100} /></Field>
          <Field name="shortName" label={t('简称', 'Short name')}><Input maxLength={30} /></Field>
          <Field name="divisionCode" label={t('所属区划', 'Division')}><DivisionPicker allowClear /></Field>
        </OperationForm>
      </FormDrawer>
      <FormDrawer title={unit.active ? t('停用机构', 'Take the unit out of use') : t('启用机构', 'Use the unit again')} open={action === 'use'} onClose={onClose}>
        <p>{unit.active ? t('只有没有下级机构和人员的机构可以停用；停用后可以再启用。', 'Only a unit without units and people below it; it can be used again later.') : t('启用后可以再安排人员和岗位。', 'It can have people and posts again.')}</p>
        <OperationForm {...common} op={unit.active ? unitApi.deactivate : unitApi.activate} danger={unit.active} submit={unit.active ? t('停用', 'Take out of use') : t('启用', 'Use again')}>{null}</OperationForm>
      </FormDrawer>
    </>
  );
}
