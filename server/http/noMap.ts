import { problem } from './answer.ts';

/** The answer wherever a map is asked for that is not there. */
export const noMap = problem(404, 'There is no such map. GET /api/v1/maps lists those that there are.');
export const noMapAnswer = { 404: { description: 'No such map' } };
