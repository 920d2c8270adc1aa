import type { LayoutSettings } from '#domain/failures/layoutFound.ts';
import type { ImportAnswers } from './importSteps.ts';

/** What was said about how the file is laid out, whatever its columns mean. */
export function layoutOf({ encoding, delimiter, headerRows, sheet }: ImportAnswers): LayoutSettings {
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(sheet ? { sheet } : {}),
  };
}
