import type { ReactNode } from 'react';
import './statement.css';

interface Props {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}

/** A page with one thing to say, and what to do next. */
export function Statement({ title, detail, children }: Props) {
  return (
    <section className="statement">
      <h1>{title}</h1>
      {detail && <p>{detail}</p>}
      {children}
    </section>
  );
}
