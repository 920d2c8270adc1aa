import { inHalves } from '#domain/sharing/joinCode.ts';
import type { MadeLink } from '#domain/sharing/link.ts';
import { Button } from '../controls/Button.tsx';
import { CopyButton } from '../controls/CopyButton.tsx';
import { QrPicture } from './QrPicture.tsx';
import styles from './Sharing.module.css';

type Props = { readonly link: MadeLink; readonly size: 'card' | 'screen'; readonly onResize: () => void };

/** A link ready to be handed out: to copy, to photograph, or to read off the projector and type. */
export function Invitation({ link, size, onResize }: Props) {
  return (
    <section aria-label="The new link" className={styles.invitation} data-size={size}>
      <QrPicture address={link.url} />
      <div className={styles.words}>
        <p className={styles.address}>{link.url}</p>
        <div className={styles.ways}>
          <CopyButton key={link.url} text={link.url} label="Copy the link" focus="taken" />
          <Button look="plain" onPress={onResize}>
            {size === 'card' ? 'Show it large' : 'Back to the list'}
          </Button>
        </div>
        <p className={styles.quiet}>or open {joinAddress(link.url)} and type</p>
        <p className={styles.code}>{inHalves(link.code)}</p>
        {size === 'card' ? (
          <p className={styles.quiet}>
            The address is shown now and never again: the server keeps no copy of it. The code stays in the
            list.
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** Where a code is typed, as people say it: without the scheme. */
function joinAddress(url: string): string {
  const { host } = new URL(url);
  return `${host}/join`;
}
