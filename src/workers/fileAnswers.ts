import type { OpenBytes } from '#domain/failures/encoding.ts';
import { examineFile, type Examination, type ExaminationResult } from '#domain/failures/examineFile.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { previewFile, type Preview } from '#domain/failures/previewFile.ts';
import type { ImportHints } from '#domain/failures/proof.ts';
import { rejectsCsv } from '#domain/failures/rejectsCsv.ts';
import type { ReadFileAnswers, ReadFileQuestion, ReadFileResult, TabPreview } from './readFileMessages.ts';

type Result = ReadFileResult<ReadFileAnswers[keyof ReadFileAnswers]>;

/** Answers questions about one file; keeps the last examination and preview, so that nothing is read twice. */
export function fileAnswers(
  hints: ImportHints,
): (question: ReadFileQuestion, open: OpenBytes) => Promise<Result> {
  let examined: { readonly key: string; readonly result: ExaminationResult } | null = null;
  let last: { readonly examination: Examination; readonly preview: Preview } | null = null;

  const examine = async (settings: ImportSettings, open: OpenBytes): Promise<ExaminationResult> => {
    const key = JSON.stringify(settings);
    if (examined?.key !== key) examined = { key, result: await examineFile(open, settings, hints) };
    return examined.result;
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
          : { state: 'done', value: result };
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
