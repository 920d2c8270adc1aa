/** Thrown while a file's bytes are taken apart, where nothing but stopping is left; `surveyFile` answers with its sentence. */
export class UnreadableFile extends Error {}
