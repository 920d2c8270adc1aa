import { MapList } from '#ui/maps/MapList.tsx';
import { go } from './route.ts';

export function MapsPage() {
  return <MapList onOpen={(id) => go({ at: 'map', id })} />;
}
