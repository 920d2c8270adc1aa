import { TriangleAlert } from 'lucide-react';
import { useConnection, useSeat } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import styles from './LineBanner.module.css';
import { lineNews, type Way } from './lineNews.ts';

/** Says at once that the server closed the line, why, and what to do. What is on the screen stays there. */
export function LineBanner() {
  const state = useConnection((connection) => connection);
  const news = lineNews(state, useSeat().kind);
  if (news === null) return null;
  return (
    <div role={news.tone === 'over' ? 'alert' : 'status'} data-tone={news.tone} className={styles.banner}>
      <TriangleAlert size={16} aria-hidden />
      <p className={styles.text}>{news.text}</p>
      <div className={styles.ways}>
        {news.ways.map((way) => (
          <Button key={way.to} onPress={() => take(way)}>
            {way.name}
          </Button>
        ))}
      </div>
    </div>
  );
}

function take({ to }: Way): void {
  if (to === 'reload') location.reload();
  else location.assign(to);
}
