import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Notice } from '#ui/shell/Notice.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly error: Error | null };

/** The last net: a bug in drawing must not leave a blank page. What was typed is in the document or on the server. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Notice
        title="This page ran into a mistake of ours"
        text={`What was saved is safe on the server. Reload the page to go on. (${error.message})`}
        actions={[{ name: 'Reload the page', run: () => location.reload() }]}
      />
    );
  }
}
