import { Download } from 'lucide-react';
import { countWords } from '#base/countWords.ts';
import { dayWords } from '../words/dayWords.ts';
import type { TabPreview } from '#workers/readFileMessages.ts';
import { Button } from '../controls/Button.tsx';
import { Tabs } from '../controls/Tabs.tsx';
import styles from './Import.module.css';
import { GroupTable, PersonalTable, RejectTable, RowTable } from './PreviewTables.tsx';
import type { ImportCourse } from './ImportCourse.ts';
import { saveAs } from '../files/saveAs.ts';

type Props = { readonly course: ImportCourse; readonly preview: TabPreview; readonly problem: string | null };

/** What the server would get: every row is accepted or rejected with its number and reason. */
export function PreviewStep({ course, preview, problem }: Props) {
  const { read, accepted, rejected, groups, rows, personal } = preview;
  return (
    <div className={styles.step}>
      <Counts preview={preview} />
      <Notes preview={preview} />
      <Tabs
        label="Preview"
        tabs={[
          {
            id: 'groups',
            name: `Groups ${groups.length.toLocaleString()}`,
            content: <GroupTable groups={groups} />,
          },
          { id: 'rows', name: `First rows ${rows.length}`, content: <RowTable rows={rows} /> },
          {
            id: 'rejected',
            name: `Rejected ${rejected.length.toLocaleString()}`,
            content: <RejectTable rejected={rejected} />,
          },
          {
            id: 'personal',
            name: `Personal data ${personal.reduce((sum, { count }) => sum + count, 0).toLocaleString()}`,
            content: <PersonalTable personal={personal} />,
          },
        ]}
      />
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <footer className={styles.foot}>
        <Button look="plain" onPress={() => void course.settle(course.store.getState().answers)}>
          Back
        </Button>
        {rejected.length > 0 ? (
          <Button onPress={() => void saveRejects(course)}>
            <Download size={16} aria-hidden />
            Download rejected rows
          </Button>
        ) : null}
        <Button look="primary" isDisabled={accepted === 0} onPress={() => void course.send()}>
          Import {countWords(accepted, 'row', 'rows')}
        </Button>
      </footer>
      <p className={styles.sum} aria-live="polite">
        {countWords(read, 'row', 'rows')} read: {accepted.toLocaleString()} accepted,{' '}
        {rejected.length.toLocaleString()} rejected.
      </p>
    </div>
  );
}

/** What was left out or computed, column by column. */
function Notes({ preview: { proofs } }: { readonly preview: TabPreview }) {
  if (proofs.length === 0) return null;
  return (
    <ul className={styles.signs}>
      {proofs.map(({ id, because }) => (
        <li key={id}>{because}</li>
      ))}
    </ul>
  );
}

function Counts({ preview }: { readonly preview: TabPreview }) {
  const { firstDay, lastDay, skippedTimes, repeatedTimes } = preview;
  return (
    <>
      <dl className={styles.counts}>
        <Count name="Read" value={preview.read} />
        <Count name="Accepted" value={preview.accepted} />
        <Count name="Rejected" value={preview.rejected.length} isProblem={preview.rejected.length > 0} />
        {firstDay !== null && lastDay !== null ? (
          <div>
            <dt>From, to</dt>
            <dd>
              {dayWords(firstDay)} – {dayWords(lastDay)}
            </dd>
          </div>
        ) : null}
      </dl>
      {skippedTimes + repeatedTimes > 0 ? (
        <p className={styles.quiet}>
          {countWords(skippedTimes + repeatedTimes, 'time falls', 'times fall')} into an hour in which the
          clocks were changed; moved on where skipped, taken as the first where repeated.
        </p>
      ) : null}
    </>
  );
}

type CountProps = { readonly name: string; readonly value: number; readonly isProblem?: boolean };

function Count({ name, value, isProblem }: CountProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-problem={isProblem || undefined}>{value.toLocaleString()}</dd>
    </div>
  );
}

async function saveRejects(course: ImportCourse): Promise<void> {
  const rejects = await course.rejects();
  if (rejects) saveAs(rejects, `${course.store.getState().file?.name ?? 'file'} rejected rows.csv`);
}
