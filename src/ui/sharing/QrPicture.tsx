import { encodeQR } from 'qr';
import { useMemo } from 'react';
import styles from './Sharing.module.css';

/** Modules of white around it, as readers ask for. */
const border = 4;

/** An address as a QR code: dark on white in every theme, for that is what cameras read. */
export function QrPicture({ address }: { readonly address: string }) {
  const rows = useMemo(() => encodeQR(address, 'raw', { border, ecc: 'medium' }), [address]);
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      // reason: an svg drawn here is a picture, and there is no other tag for it.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label="QR code of the link"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className={styles.qr}
    >
      <rect width="100%" height="100%" className={styles.qrLight} />
      <path d={dark.join('')} className={styles.qrDark} />
    </svg>
  );
}
