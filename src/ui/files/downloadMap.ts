import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { toOwnJsonText } from '#domain/formats/ownJson.ts';
import { saveAs } from './saveAs.ts';

/** The whole map as a file in its own open format; failures stay on the server. */
export function downloadMap(map: JourneyMap): void {
  const name = map.meta.title.replaceAll(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'map';
  saveAs(new Blob([toOwnJsonText(map)], { type: 'application/json' }), `${name}.throughline.json`);
}
