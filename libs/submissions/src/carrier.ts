import { text, type Text } from '#vybory/language';

/** How paper reaches the Commission (order № 60, section 4). */
export const paperChannels = ['post', 'telegraph', 'fax', 'courier'] as const;
export type PaperChannel = (typeof paperChannels)[number];

/** How a version came. */
export type Channel = 'electronic' | PaperChannel;

/** What a version came on. A slot can receive both; each carrier has versions of its own that clarify each other. */
export type Carrier = 'electronic' | 'paper';

export function carrierOf(channel: Channel): Carrier {
  return channel === 'electronic' ? 'electronic' : 'paper';
}

export function otherCarrier(carrier: Carrier): Carrier {
  return carrier === 'electronic' ? 'paper' : 'electronic';
}

export const channelLabels: Readonly<Record<Channel, Text>> = {
  electronic: text('електронною мережею', 'electronically'),
  post: text('поштою', 'by post'),
  telegraph: text('телеграфом', 'by telegraph'),
  fax: text('факсом', 'by fax'),
  courier: text('кур’єром', 'by courier'),
};

export const carrierLabels: Readonly<Record<Carrier, Text>> = {
  electronic: text('електронний', 'electronic'),
  paper: text('паперовий', 'paper'),
};
