import { Component, type ReactNode } from 'react';
import { BrokenPage } from './error-page';

/** Keeps a page that broke from taking the menu with it. */
export class PageBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return 'error' in this.state ? <BrokenPage error={this.state.error} /> : this.props.children;
  }
}
