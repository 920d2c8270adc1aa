import {
  Bot,
  Globe,
  Mail,
  MessageCircle,
  Package,
  Phone,
  Radio,
  Router,
  Share2,
  Smartphone,
  Store,
  type LucideIcon,
} from 'lucide-react';
import type { knownChannels } from '#domain/map/channel.ts';

const icons: Record<(typeof knownChannels)[number], LucideIcon> = {
  web: Globe,
  app: Smartphone,
  phone: Phone,
  mail: Mail,
  chat: MessageCircle,
  chatbot: Bot,
  store: Store,
  social: Share2,
  post: Package,
  device: Router,
};

/** A channel's sign; a team's own channel has a common one. */
export function ChannelIcon({ channel }: { readonly channel: string }) {
  const Icon = icons[channel as keyof typeof icons] ?? Radio;
  return <Icon size={16} aria-hidden />;
}
