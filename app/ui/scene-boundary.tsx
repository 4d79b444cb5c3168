'use client';

import { Component, type ReactNode } from 'react';

/** Keeps a map that cannot be drawn (no WebGL, lost graphics) from taking the lists beside it along. */
export class SceneBoundary extends Component<
  { readonly instead: ReactNode; readonly children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
