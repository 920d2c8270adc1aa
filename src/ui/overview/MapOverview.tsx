import { useMap } from '#actions/session.ts';
import { Departments } from '../departments/Departments.tsx';
import { Section } from '../inspector/Section.tsx';
import { Datasets } from './Datasets.tsx';
import { ExposedPlaces } from './ExposedPlaces.tsx';
import { OpenProblems } from './OpenProblems.tsx';
import { Personas } from './Personas.tsx';

/** The whole map at a glance: what is unsettled, who is there, where the failures come from. */
export function MapOverview() {
  const departments = useMap((map) => map.departments.size);
  const personas = useMap((map) => map.personas.size);
  return (
    <>
      <OpenProblems />
      <Section title="Departments" count={departments}>
        <Departments />
      </Section>
      <Section title="Personas" count={personas}>
        <Personas />
      </Section>
      <Datasets />
      <ExposedPlaces />
    </>
  );
}
