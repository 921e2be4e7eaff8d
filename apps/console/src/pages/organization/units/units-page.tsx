import type { UnitDto } from '@anlan/contracts/tenancy';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Col, Grid, Row } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../../patterns/empty-state';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { PageHeader } from '../../../patterns/page-header';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useRights } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { CreateUnit } from './create-unit';
import { MoveUnit, type MoveTarget } from './move-unit';
import { UnitPanel } from './unit-panel';
import { UnitTree } from './unit-tree';
import { useAllUnits } from './use-all-units';

/** Departments, committees and offices as a tree, and everything of the one that is chosen. */
export function UnitsPage() {
  const { t } = useWords();
  const rights = useRights();
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const [move, setMove] = useState<MoveTarget>();
  const units = useAllUnits();
  const chosen = units.data?.find((u) => u.id === params.get('unit'));
  const choose = (id: string): void => {
    picked.current = true;
    setParams({ unit: id }, { replace: true });
  };
  const may = rights.may('unit.manage');
  // Below one another, what was chosen is out of sight: it comes up, unless the address had it from the start.
  const beside = Grid.useBreakpoint().lg;
  const panel = useRef<HTMLDivElement>(null);
  const picked = useRef(false);
  useEffect(() => {
    if (picked.current && beside === false) panel.current?.scrollIntoView({ block: 'start' });
    picked.current = false;
  }, [chosen?.id, beside]);
  return (
    <>
      <PageHeader
        title={t('机构与岗位', 'Units and posts')} note={may && t('拖动可调整上级和次序，可定生效日；也可用“调整”按钮。', 'Drag to move or reorder, now or from a day on; the button “Move” does the same.')}
        actions={may && <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('新增机构', 'New unit')}</Button>}
      />
      {units.error ? <ProblemView error={units.error} onRetry={() => void units.refetch()} /> : !units.data ? <RowsSkeleton /> : (
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={10}>
            <Card size="small">
              {units.data.length ? <UnitTree units={units.data} chosen={chosen?.id} onChoose={choose} onMove={may ? setMove : undefined} /> : <EmptyState text={t('还没有机构，请先新增', 'No units yet: make the first')} />}
            </Card>
          </Col>
          <Col xs={24} lg={14} ref={panel} style={{ scrollMarginTop: 72 }}>
            {chosen ? <UnitPanel key={chosen.id} unit={chosen} units={units.data} onMove={() => setMove({ unit: chosen, parentId: chosen.parentId })} /> : <Card><EmptyState text={t('选择一个机构查看详情', 'Choose a unit to see what belongs to it')} /></Card>}
          </Col>
        </Row>
      )}
      <FormDrawer title={t('新增机构', 'New unit')} open={creating} onClose={() => setCreating(false)}>
        <CreateUnit parentId={chosen?.id} onCancel={() => setCreating(false)} onDone={(u: UnitDto) => { setCreating(false); choose(u.id); }} />
      </FormDrawer>
      <MoveUnit target={move} units={units.data ?? []} onClose={() => setMove(undefined)} />
    </>
  );
}
