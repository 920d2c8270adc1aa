import type { Session } from '#actions/session.ts';
import { hasExposureHeadings } from '#domain/failures/exposureHeadings.ts';
import { importStore } from './importStore.ts';

const headBytes = 4_096;

/** Brings a file to where it belongs, told by its headings: exposures to their editor, all else to the wizard. */
export async function takeFile(view: Session['view'], file: File): Promise<void> {
  const head = await file.slice(0, headBytes).text();
  const isExposures = hasExposureHeadings(head);
  importStore.setState(isExposures ? { exposures: file } : { dropped: file });
  view.setState({ panel: { kind: isExposures ? 'exposures' : 'import' } });
}
