import type { z } from 'zod';
import { presenceSchema } from '#document/presenceSchema.ts';
import { importSettingsSchema } from '#domain/failures/importSettings.ts';
import { postedFailureSchema } from '#domain/failures/postedFailure.ts';
import { nounSchemas } from '#domain/map/journeyMap.ts';
import { metaSchema } from '#domain/map/meta.ts';
import { textFields, textFieldsOfJson, type TextField } from './textFields.ts';

/** What comes in from others, beside the bodies that the API describes by itself. */
export const foreignSchemas: Readonly<Record<string, z.ZodType>> = {
  meta: metaSchema,
  ...nounSchemas,
  postedFailure: postedFailureSchema,
  importSettings: importSettingsSchema,
  presence: presenceSchema,
};

/** A case: the text is `shown` on a screen, or a sentence says why it never is. */
type Case = 'shown' | `never: ${string}`;

/** Every text field that somebody else can fill. A key that ends in `*` is of all fields that begin so. */
export const foreignTexts: Readonly<Record<string, Case>> = {
  'meta.title': 'shown',
  'meta.description': 'never: no page shows it',
  'stages.name': 'shown',
  'stages.order': 'never: sorts',
  'touchpoints.name': 'shown',
  'touchpoints.order': 'never: sorts',
  'touchpoints.channel': 'shown',
  'touchpoints.description': 'shown',
  'paths.name': 'shown',
  'paths.promise': 'shown',
  'departments.name': 'shown',
  'departments.order': 'never: sorts',
  'personas.name': 'shown',
  'personas.description': 'shown',
  'notes.text': 'shown',
  'failureModes.name': 'shown',
  'failureModes.evidence': 'shown',
  'fixes.name': 'shown',
  'datasets.name': 'shown',
  'datasets.source': 'shown',
  'datasets.revision': 'never: is compared',
  'datasets.groupBy': 'shown',
  'datasets.segments[]': 'never: names a heading, which is shown as the file has it',
  'datasets.timeZone': 'never: the answer at the import is shown',
  'datasets.importedAt': 'never: the report of the import is shown',
  'rules.column': 'shown',
  'rules.value': 'shown',
  'rules.also[].column': 'shown',
  'rules.also[].value': 'shown',
  'rules.words.any[]': 'shown',
  'rules.words.all[]': 'shown',
  'rules.words.not[]': 'shown',
  'rules.order': 'never: sorts',
  'postedFailure.sourceId': 'shown',
  'postedFailure.occurredAt': 'never: is a time or refused',
  'postedFailure.text': 'shown',
  'postedFailure.channel': 'shown',
  'postedFailure.group': 'shown',
  'postedFailure.customerKey': 'never: is hashed',
  'postedFailure.fields.{key}': 'shown',
  'postedFailure.fields.*': 'shown',
  'postedFailure.lang': 'shown',
  'postedFailure.score.scale': 'never: has no room for more than one, which is planted without a number',
  'postedFailure.status': 'shown',
  'importSettings.source': 'shown',
  'importSettings.name': 'never: becomes the name of the dataset',
  'importSettings.sheet': 'never: names a sheet of the file or is refused',
  'importSettings.columns.*': 'never: names a heading of the file or is refused',
  'importSettings.dateOrder.{key}': 'never: names a heading of the file or is refused',
  'importSettings.swapRepair.{key}': 'never: names a heading of the file or is refused',
  'importSettings.units.{key}': 'never: names a heading of the file or is refused',
  'importSettings.timeZone': 'never: is a time zone or refused',
  'presence.person.name': 'never: the server writes the name that one came in with',
  'presence.view.query': 'never: only to who follows, as the view of a link is, which is planted',
  'POST /session name': 'shown',
  'POST /session *': 'never: is a secret, compared and not kept',
  'POST /setup name': 'shown',
  'POST /setup *': 'never: is a secret, compared and not kept',
  'POST /password *': 'never: is a secret, compared and not kept',
  'POST /maps title': 'shown',
  'POST /maps from.json': 'never: is read as the schemas of the map',
  'PATCH /maps/{id} title': 'shown',
  'POST /maps/{id}/links view': 'shown',
  'POST /maps/{id}/versions name': 'shown',
  'POST /maps/{id}/comments text': 'shown',
  'PATCH /maps/{id}/comments/{comment} text': 'shown',
  'POST /maps/{id}/datasets ?settings': 'never: is read as the schema of import settings',
  'POST /maps/{id}/datasets ?fileName': 'shown',
  'POST /maps/{id}/failures source': 'shown',
  'POST /maps/{id}/failures rows[]': 'never: is read as the schema of a posted failure',
  'POST /maps/{id}/datasets/{dataset}/fits *': 'never: asks, and is not kept',
  'POST /maps/{id}/datasets/{dataset}/confirmed *':
    'never: kept to compare rules with, and given back to nobody',
  'POST /maps/{id}/exposures rows[].period*': 'never: is a day or refused',
};

/** All text fields that others can fill, by schema and by the bodies and queries of what the API writes. */
export function foreignTextFields(
  schemas: Readonly<Record<string, z.ZodType>>,
  openApi: unknown,
): readonly TextField[] {
  const own = Object.entries(schemas).flatMap(([name, schema]) =>
    textFields(schema).map(({ path, most }) => ({ path: `${name}.${path}`, most })),
  );
  return [...own, ...writesOf(openApi).flatMap(fieldsOfWrite)];
}

/** The fields that have no case. */
export function withoutCase(fields: readonly TextField[]): readonly string[] {
  return fields.map(({ path }) => path).filter((path) => caseOf(path) === undefined);
}

/** The cases that are of no field. */
export function withoutField(fields: readonly TextField[]): readonly string[] {
  return Object.keys(foreignTexts).filter((key) => !fields.some(({ path }) => isOf(key, path)));
}

function caseOf(path: string): Case | undefined {
  return Object.entries(foreignTexts).find(([key]) => isOf(key, path))?.[1];
}

function isOf(key: string, path: string): boolean {
  return key.endsWith('*') ? path.startsWith(key.slice(0, -1)) : key === path;
}

type Operation = {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: never }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: never } } };
};
type Write = { readonly route: string; readonly operation: Operation };

function writesOf(openApi: unknown): readonly Write[] {
  const { paths } = openApi as { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => method !== 'get')
      .map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
  );
}

function fieldsOfWrite({ route, operation }: Write): readonly TextField[] {
  const { requestBody, parameters } = operation;
  const body =
    requestBody === undefined ? [] : textFieldsOfJson(requestBody.content['application/json'].schema);
  const query = parameters.flatMap(({ name, in: where, schema }) =>
    where === 'query' ? textFieldsOfJson(schema, `?${name}`) : [],
  );
  return [...body, ...query].map(({ path, most }) => ({ path: `${route} ${path}`, most }));
}
