import type { OpenBytes } from '#domain/failures/encoding.ts';
import { settleFile, type Examination, type ExaminationResult } from '#domain/failures/examineFile.ts';
import { withHash } from '#domain/failures/fileHash.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { previewFile, type Preview } from '#domain/failures/previewFile.ts';
import type { ImportHints } from '#domain/failures/proof.ts';
import { rejectsCsv } from '#domain/failures/rejectsCsv.ts';
import type { LayoutSettings } from '#domain/failures/layoutFound.ts';
import { surveyFile, type Survey } from '#domain/failures/surveyFile.ts';
import type { ReadFileAnswers, ReadFileQuestion, ReadFileResult, TabPreview } from './readFileMessages.ts';

type Result = ReadFileResult<ReadFileAnswers[keyof ReadFileAnswers]>;

type SurveyResult = Survey | { readonly problem: string };

/** Answers questions about one file; keeps the last survey and preview, so that no other answer reads it again. */
export function fileAnswers(
  hints: ImportHints,
): (question: ReadFileQuestion, open: OpenBytes) => Promise<Result> {
  let surveyed: { readonly key: string; readonly result: SurveyResult } | null = null;
  let last: { readonly examination: Examination; readonly preview: Preview } | null = null;

  let hash = '';

  const survey = async (layout: LayoutSettings, open: OpenBytes): Promise<SurveyResult> => {
    const key = JSON.stringify(layout);
    const reading = hash === '' ? withHash(open, (found) => (hash = found)) : open;
    if (surveyed?.key !== key) surveyed = { key, result: await surveyFile(reading, layout) };
    return surveyed.result;
  };

  const examine = async (settings: ImportSettings, open: OpenBytes): Promise<ExaminationResult> => {
    const { encoding, delimiter, headerRows, sheet } = settings;
    const seen = await survey({ encoding, delimiter, headerRows, sheet }, open);
    return 'problem' in seen ? seen : settleFile(seen, settings, hints);
  };

  const preview = async (settings: ImportSettings, open: OpenBytes): Promise<Result> => {
    const examination = await examine(settings, open);
    if ('problem' in examination) return { state: 'refused', problem: examination.problem };
    if (examination.plan === null) return { state: 'refused', problem: openQuestions(examination) };
    last = { examination, preview: await previewFile(open, examination.plan) };
    return { state: 'done', value: forTab(last.preview) };
  };

  return async (question, open) => {
    switch (question.kind) {
      case 'examine': {
        const result = await examine(question.settings, open);
        return 'problem' in result
          ? { state: 'refused', problem: result.problem }
          : { state: 'done', value: { ...result, fileHash: hash } };
      }
      case 'preview':
        return preview(question.settings, open);
      case 'rejects': {
        if (last === null) return { state: 'refused', problem: 'The file has not been previewed yet.' };
        const headings = last.examination.columns.map((column) => column.heading);
        const csv = rejectsCsv(headings, last.preview.rejected);
        return { state: 'done', value: new Blob([csv], { type: 'text/csv;charset=utf-8' }) };
      }
    }
  };
}

function openQuestions({ questions }: Examination): string {
  return `Not everything is answered yet: ${questions.map((question) => question.asks).join(' ')}`;
}

function forTab({ rejected, ...preview }: Preview): TabPreview {
  return {
    ...preview,
    rejected: rejected.map(({ rowNumber, column, problem }) => ({ rowNumber, column, problem })),
  };
}
