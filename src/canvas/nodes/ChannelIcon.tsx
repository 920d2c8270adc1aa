import {
  AppWindow,
  Bot,
  Globe,
  Mail,
  MessageCircle,
  MessagesSquare,
  Package,
  Phone,
  Radio,
  Smartphone,
  Store,
  type LucideIcon,
} from 'lucide-react';

const icons: Record<string, LucideIcon> = {
  web: Globe,
  app: AppWindow,
  phone: Phone,
  mail: Mail,
  chat: MessageCircle,
  chatbot: Bot,
  store: Store,
  social: MessagesSquare,
  post: Package,
  device: Smartphone,
};

/** How customer and company meet, as a small picture; a team's own channel gets a general one. */
export function ChannelIcon({
  channel,
  className,
}: {
  readonly channel: string;
  readonly className?: string;
}) {
  if (channel === '') return null;
  const Icon = icons[channel] ?? Radio;
  // reason: an svg icon is named by ARIA; it is no image file.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <Icon className={className} aria-label={channel} role="img" />;
}
