import { CopyButton } from '../controls/CopyButton.tsx';
import styles from './Sharing.module.css';

const command = 'npm run host';

/** In local mode a link would lead nobody anywhere: says what to start instead. */
export function SharedHere() {
  return (
    <div className={styles.links}>
      <p>
        Only this computer can open this map now. To let others in, stop the server where it runs and start it
        with
      </p>
      <div className={styles.command}>
        <code>{command}</code>
        <CopyButton text={command} label="Copy" />
      </div>
      <p>
        It prints a link for you to choose a password with, and the address for everybody else. Your maps stay
        as they are. Then you make a link here; who opens it types a name and is on the map.
      </p>
    </div>
  );
}
