import type { ReactNode } from 'react';
import './statement.css';
import { useTitle } from './use-title';

interface Props {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}

/** A page with one thing to say, and what to do next. */
export function Statement({ title, detail, children }: Props) {
  useTitle(title);
  return (
    <section className="statement">
      <h1>{title}</h1>
      {detail && <p>{detail}</p>}
      {children}
    </section>
  );
}
