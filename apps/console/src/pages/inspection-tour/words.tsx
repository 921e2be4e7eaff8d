import { inspectionTourLifecycle, type InspectionTour } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

const tones: Readonly<Record<InspectionTour['status'], Tone>> = { drafted: 'plain', approved: 'info', stationed: 'info', fed_back: 'warn', rectifying: 'warn', closed: 'good', cancelled: 'plain' };

/** Its state, and that its rectification is late. */
export function TourTag({ of: { status, overdue } }: { of: Pick<InspectionTour, 'status' | 'overdue'> }) {
  const { t, label } = useWords();
  return (
    <Flex gap={4} wrap component="span">
      <ToneTag tone={tones[status]}>{label(inspectionTourLifecycle.states[status])}</ToneTag>
      {overdue && <ToneTag tone="bad" strong>{t('整改逾期', 'Overdue')}</ToneTag>}
    </Flex>
  );
}

export interface Target {
  readonly name: string;
  readonly unitId: string | null;
  readonly divisionCode: string | null;
}
export const targetsOf = (x: Pick<InspectionTour, 'targetUnits' | 'targetDivisions'>): Target[] => [...x.targetUnits.map(({ id, name }) => ({ name, unitId: id, divisionCode: null })), ...x.targetDivisions.map(({ code, name }) => ({ name, unitId: null, divisionCode: code }))];

/** Who is visited, by name, leading to what the lists ask of that unit or place: its duties, and what tours found. */
export function TargetName({ of: { name, unitId, divisionCode } }: { of: Target }) {
  const { t } = useWords();
  const to = useTenantPath();
  if (!useRights().may('responsibility-list.read')) return <>{name}</>;
  const rows = unitId === null ? `divisionCode=${divisionCode ?? ''}` : `ownerUnitId=${unitId}`;
  return <Link className="in-text" style={{ display: 'inline-block', minHeight: 24, lineHeight: '24px' }} to={to(`list-items?${rows}`)} title={t('{name}承担的清单事项', 'What lists ask of {name}', { name })}>{name}</Link>;
}

/** The same of several; of more than are wanted here, that there are others. */
export function Targets({ of, most = Infinity }: { of: readonly Target[]; most?: number }) {
  const { t } = useWords();
  return <span style={{ overflowWrap: 'anywhere' }}>{of.slice(0, most).map((x, i) => <Fragment key={x.unitId ?? x.divisionCode}>{i > 0 && '、'}<TargetName of={x} /></Fragment>)}{of.length > most && t(' 等', ' …')}</span>;
}

/** Closed of all findings; nothing where no list is named. */
export function FindingsText({ of: { list } }: { of: Pick<InspectionTour, 'list'> }) {
  const { t } = useWords();
  return <>{list ? t('已销号 {a} / {b}', '{a} of {b} closed', { a: list.closed, b: list.total }) : NONE}</>;
}
