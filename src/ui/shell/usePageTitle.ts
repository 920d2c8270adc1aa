import { useEffect } from 'react';

const product = 'Throughline';

/** What the browser’s tab, its history and a screen reader call the page as long as this is shown. */
export function usePageTitle(name: string): void {
  useEffect(() => {
    document.title = `${name} – ${product}`;
    return () => {
      document.title = product;
    };
  }, [name]);
}
