import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { NONE } from '../../text/format';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** takes the whole width */
  readonly wide?: true;
}

/** Facts of a record, two or three beside one another, one below another on a phone. */
export function FactList({ facts, title }: { facts: readonly Fact[]; title?: string }) {
  return (
    <Descriptions
      title={title && <h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>} size="small" column={{ xs: 1, sm: 1, md: 2, xl: 3 }}
      items={facts.map((f) => ({ key: f.label, label: f.label, children: f.value === null || f.value === undefined || f.value === '' ? NONE : f.value, ...(f.wide && { span: 'filled' as const }) }))}
    />
  );
}
