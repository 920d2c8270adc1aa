import { z } from 'zod';

/** How customer and company meet. Open list: a team may write its own; these have an icon. */
export const knownChannels = [
  'web',
  'app',
  'phone',
  'mail',
  'chat',
  'chatbot',
  'store',
  'social',
  'post',
  'device',
] as const;

export const channelSchema = z.string().max(60);
