import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useMap } from '#actions/session.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { isHandOff, type Path } from '#domain/map/path.ts';
import { pathsAt } from '#domain/map/structure.ts';
import styles from './Inspector.module.css';
import { Section } from './Section.tsx';
import { ThingLink } from './ThingLink.tsx';

/** Where a touchpoint's customers come from and go to, and which of these ways are hand-offs. */
export function PathLines({ touchpoint }: { readonly touchpoint: string }) {
  const map = useMap((each) => each);
  const paths = pathsAt(map, touchpoint);
  if (paths.length === 0) return null;
  return (
    <Section title="Paths" count={paths.length}>
      <ul className={styles.rows}>
        {paths.map((path) => (
          <li key={path.id}>
            <PathLine map={map} path={path} from={touchpoint} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Props = { readonly map: JourneyMap; readonly path: Path; readonly from: string };

function PathLine({ map, path, from }: Props) {
  const isOut = path.from === from;
  const other = map.touchpoints.get(isOut ? path.to : path.from);
  const here = map.touchpoints.get(from);
  const icon = isOut ? <ArrowRight size={16} aria-label="To" /> : <ArrowLeft size={16} aria-label="From" />;
  const isHeld = here !== undefined && other !== undefined && isHandOff(here, other);
  return (
    <ThingLink
      id={path.id}
      icon={icon}
      name={other?.name || 'Unnamed touchpoint'}
      more={isHeld ? 'Hand-off' : ''}
    />
  );
}
