import type { Lifecycle } from '@anlan/contracts/kit';
import { Grid, Steps } from 'antd';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { stepsOf } from './steps';

interface Props<S extends string> {
  readonly lifecycle: Lifecycle<S, string>;
  readonly state: S;
  /** when each state was last come to, and by whom */
  readonly reached?: Readonly<Partial<Record<S, { at: string; by?: string }>>>;
}

/** A ledger's life-cycle as steps, in the order of its table; the present one is marked, and the last is how it ends. */
export function LifecycleSteps<S extends string>({ lifecycle, state, reached }: Props<S>) {
  const { label } = useWords();
  const wide = Grid.useBreakpoint().lg;
  const steps = stepsOf(lifecycle, state);
  const current = steps.findIndex((step) => step.includes(state));
  const done = lifecycle.states[state].final;
  return (
    <Steps
      size="small" orientation={wide ? 'horizontal' : 'vertical'} current={current} status={done ? 'finish' : 'process'}
      items={steps.map((step, i) => {
        const at = i <= current && step.length === 1 ? reached?.[step[0]!] : undefined;
        return { title: step.map((s) => label(lifecycle.states[s])).join(' / '), content: at && <span>{instantText(at.at)}{at.by && ` · ${at.by}`}</span> };
      })}
    />
  );
}
