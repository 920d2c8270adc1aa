import { X } from 'lucide-react';
import { useMap, useView } from '#actions/session.ts';
import { focusMap } from '../controls/focusMap.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { changeSetting, useSettings } from '../shell/settings.ts';
import styles from './Start.module.css';

/** One line on what the colours mean, until it is dismissed; it also says when what is seen is made up. */
export function FirstRun() {
  const isShown = useSettings((settings) => settings.firstRun === 'shown');
  const hasFailures = useMap((map) => [...map.datasets.values()].some(({ kind }) => kind === 'failures'));
  const hasPlaces = useMap((map) => map.stages.size + map.touchpoints.size > 0);
  const isMadeUp = useMap((map) => [...map.datasets.values()].some(({ madeUp }) => madeUp));
  const hasLens = useView(({ lens }) => lens === 'rate' || lens === 'count');
  if (!isShown || !hasFailures || !hasPlaces || !hasLens) return null;
  return (
    <p className={styles.line}>
      <span>
        {isMadeUp ? 'Made up, to try things on. ' : ''}
        Stronger colour: more goes wrong there. Grey: unknown. Click a number to see its failures.
      </span>
      <IconButton
        label="Dismiss this line"
        onPress={() => {
          changeSetting('firstRun', 'dismissed');
          focusMap();
        }}
      >
        <X size={16} aria-hidden />
      </IconButton>
    </p>
  );
}
