import type { UnitDto } from '@anlan/contracts/tenancy';
import { theme } from 'antd';
import { useState, type DragEvent } from 'react';
import { ToneTag } from '../../../patterns/tone-tag';
import { useWords } from '../../../text/text';

/** Nothing else that is dragged over the page is taken for a unit. */
const KIND = 'application/x-anlan-unit';
export type DropAt = 'before' | 'inside' | 'after';

interface Props {
  readonly unit: UnitDto;
  readonly found: boolean;
  /** absent: who looks may not move */
  readonly onDrop: ((dragged: string, at: DropAt) => void) | undefined;
}

/** The upper quarter is the gap before, the lower the gap after; what lies between is the unit itself. */
function atOf({ clientY, currentTarget }: DragEvent<HTMLElement>): DropAt {
  const { top, height } = currentTarget.getBoundingClientRect();
  const part = (clientY - top) / height;
  return part < 0.25 ? 'before' : part > 0.75 ? 'after' : 'inside';
}

/** A unit in the tree, which can be taken and dropped onto another, or between two; where it would land is drawn. */
export function UnitNode({ unit, found, onDrop }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const [over, setOver] = useState<DropAt>();
  const marks: Readonly<Record<DropAt, string>> = { before: `inset 0 2px ${token.colorPrimary}`, after: `inset 0 -2px ${token.colorPrimary}`, inside: `inset 0 0 0 2px ${token.colorPrimary}` };
  const drag = onDrop && {
    draggable: true,
    onDragStart: (e: DragEvent<HTMLElement>) => {
      e.dataTransfer.setData(KIND, unit.id);
      e.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (e: DragEvent<HTMLElement>) => {
      if (!e.dataTransfer.types.includes(KIND)) return;
      e.preventDefault();
      setOver(atOf(e));
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (e: DragEvent<HTMLElement>) => {
      e.preventDefault();
      setOver(undefined);
      const dragged = e.dataTransfer.getData(KIND);
      if (dragged) onDrop(dragged, atOf(e));
    },
  };
  return (
    <span {...drag} style={{ display: 'block', fontWeight: found ? 700 : undefined, boxShadow: over && marks[over] }}>
      {unit.name}
      {!unit.active && <> <ToneTag>{t('停用', 'Out of use')}</ToneTag></>}
      {unit.pendingMove && <> <ToneTag tone="warn">{t('{day} 调整', 'moves on {day}', { day: unit.pendingMove.effectiveFrom })}</ToneTag></>}
    </span>
  );
}
