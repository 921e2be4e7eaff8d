import type { Lifecycle } from '@anlan/contracts/kit';
import { Grid, Steps } from 'antd';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

interface Props<S extends string> {
  readonly lifecycle: Lifecycle<S, string>;
  readonly state: S;
  /** when each state was last come to, and by whom */
  readonly reached?: Readonly<Partial<Record<S, { at: string; by?: string }>>>;
}

/** A ledger's life-cycle as steps, in the order of its table; the present one is marked. */
export function LifecycleSteps<S extends string>({ lifecycle, state, reached }: Props<S>) {
  const { label } = useWords();
  const wide = Grid.useBreakpoint().lg;
  const states = Object.keys(lifecycle.states) as S[];
  const current = states.indexOf(state);
  const done = lifecycle.states[state].final;
  return (
    <Steps
      size="small" orientation={wide ? 'horizontal' : 'vertical'} current={current} status={done ? 'finish' : 'process'}
      items={states.map((s, i) => {
        const at = i <= current ? reached?.[s] : undefined;
        return { title: label(lifecycle.states[s]), content: at && <span>{instantText(at.at)}{at.by && ` · ${at.by}`}</span> };
      })}
    />
  );
}
