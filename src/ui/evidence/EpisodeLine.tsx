import { Button } from 'react-aria-components';
import { countWords } from '#base/countWords.ts';
import { parseDay } from '#domain/failures/day.ts';
import type { ToldEpisode } from '#domain/failures/episodePage.ts';
import type { Setback } from '#domain/failures/episodes.ts';
import { ChannelIcon } from '../channels/ChannelIcon.tsx';
import { channelName } from '../channels/channelName.ts';
import { daySpanWords } from '../words/daySpanWords.ts';
import { dayWords } from '../words/dayWords.ts';
import styles from './Episodes.module.css';

type Props = {
  readonly episode: ToldEpisode;
  readonly problem: string;
  readonly onOpen: (id: string) => void;
};

const setbackWords: Record<Setback, string> = {
  reopened: 'a case was opened again',
  cameBackAfterSolved: 'came again after it was said to be solved',
  changedChannel: 'told it again on another channel',
};

/** One episode with its contacts in time; each opens its record. */
export function EpisodeLine({ episode, problem, onOpen }: Props) {
  const { contacts, days, setbacks } = episode;
  const first = parseDay(contacts[0]?.day ?? '') ?? 0;
  return (
    <li className={styles.episode}>
      <p className={styles.head}>
        <strong>{countWords(contacts.length, 'contact', 'contacts')}</strong>
        <span>
          {days === 0
            ? dayWords(first)
            : `${daySpanWords(first, first + days)}, ${countWords(days, 'day', 'days')}`}
        </span>
      </p>
      <p className={styles.quiet}>
        {problem}
        {setbacks.length > 0
          ? `. Back at square one: ${setbacks.map((each) => setbackWords[each]).join('; ')}`
          : ''}
        .
      </p>
      <ol className={styles.course} aria-label="Contacts in time">
        {contacts.map((contact, index) => (
          <Contact key={contact.id} contact={contact} before={contacts[index - 1] ?? null} onOpen={onOpen} />
        ))}
      </ol>
    </li>
  );
}

type Told = ToldEpisode['contacts'][number];
type ContactProps = {
  readonly contact: Told;
  readonly before: Told | null;
  readonly onOpen: (id: string) => void;
};

/** One contact on the line of time, after the pause since the one before. */
function Contact({ contact, before, onOpen }: ContactProps) {
  const day = parseDay(contact.day) ?? 0;
  const pause = before === null ? null : day - (parseDay(before.day) ?? day);
  return (
    <li className={styles.contact}>
      {pause === null ? null : (
        <span className={styles.pause}>
          {pause === 0 ? 'same day' : `+${countWords(pause, 'day', 'days')}`}
        </span>
      )}
      <Button className={styles.dot ?? ''} onPress={() => onOpen(contact.id)}>
        <ChannelIcon channel={contact.channel} />
        {dayWords(day)}
        {contact.channel === '' ? null : <span className={styles.quiet}>{channelName(contact.channel)}</span>}
      </Button>
    </li>
  );
}
