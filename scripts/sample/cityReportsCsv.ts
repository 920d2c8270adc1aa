import { stringify } from 'csv-stringify/sync';
import { cityReports, reportColumns } from './cityReports.ts';

/** The file's text, with CRLF as such exports have it. */
export function cityReportsCsv(): string {
  return stringify([[...reportColumns], ...cityReports()], { record_delimiter: 'windows' });
}
