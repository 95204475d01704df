import {
  CONSENT_STATES,
  LIMITS,
  PROTOCOL_VERSION,
  REFUSAL_REASONS,
  REJECT_REASONS,
} from '@waymark/protocol'

const id = { type: 'string', pattern: '^[\\w.:-]+$', maxLength: LIMITS.idLength }

/** A touchpoint as the examples send it. */
const touchpoint = {
  id: '0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506',
  type: 'view_item',
  occurredAt: 1_790_000_000_000,
  url: 'https://shop.example/products/sencha',
  items: [{ item_id: 'SEN-100', item_name: 'Sencha, 100 g', price: 12.9, quantity: 1 }],
  value: 12.9,
  currency: 'EUR',
}

/** What bodies look like, by the name `#/components/schemas/…` takes. */
export const SCHEMAS = {
  Touchpoint: {
    type: 'object',
    required: ['id', 'type', 'occurredAt'],
    properties: {
      id: { ...id, description: 'Stored once per site, however often it is sent.' },
      streamId: { ...id, description: 'One document; `seq` counts from 0 within it.' },
      seq: { type: 'integer', minimum: 0 },
      sessionId: id,
      type: {
        type: 'string',
        pattern: '^[a-z][a-z0-9_]*$',
        maxLength: LIMITS.typeLength,
        description: 'A recommended event name of GA4, or any other in snake_case.',
      },
      occurredAt: { type: 'number', description: 'Epoch milliseconds by the client’s clock.' },
      url: { type: 'string' },
      referrer: { type: 'string' },
      title: { type: 'string' },
      items: { type: 'array', maxItems: LIMITS.itemsPerTouchpoint, items: { type: 'object' } },
      value: { type: 'number', description: 'Major units of `currency`.' },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      orderId: { type: 'string' },
      props: { type: 'object' },
    },
    example: touchpoint,
  },
  Envelope: {
    type: 'object',
    description: 'Touchpoints of one visitor under one consent state.',
    required: [
      'protocolVersion',
      'siteId',
      'batchId',
      'anonymousId',
      'consent',
      'context',
      'touchpoints',
    ],
    properties: {
      protocolVersion: { const: PROTOCOL_VERSION },
      siteId: { ...id, maxLength: LIMITS.siteIdLength },
      batchId: { ...id, description: 'The same at every attempt to send the same touchpoints.' },
      anonymousId: id,
      userId: { type: 'string', maxLength: LIMITS.userIdLength },
      consent: { enum: CONSENT_STATES },
      context: { type: 'object', properties: { sdk: { type: 'string' } } },
      drops: { type: 'object', additionalProperties: { type: 'integer' } },
      touchpoints: {
        type: 'array',
        maxItems: LIMITS.touchpointsPerEnvelope,
        items: { $ref: '#/components/schemas/Touchpoint' },
      },
    },
    example: {
      protocolVersion: PROTOCOL_VERSION,
      siteId: 'shop',
      batchId: '0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f500',
      anonymousId: '0192f3a4-0000-7d8e-9fa0-b1c2d3e4f5ff',
      consent: 'granted',
      context: { sdk: 'curl' },
      touchpoints: [touchpoint],
    },
  },
  PartialAcceptance: {
    type: 'object',
    required: ['accepted', 'rejected'],
    properties: {
      accepted: { type: 'integer', description: 'Touchpoints that are stored.' },
      rejected: {
        type: 'array',
        items: {
          type: 'object',
          required: ['index', 'reason', 'detail'],
          properties: {
            index: { type: 'integer', description: 'Place among the touchpoints sent.' },
            id: { type: 'string' },
            reason: { enum: REJECT_REASONS },
            detail: { type: 'string' },
          },
        },
      },
    },
  },
  Refusal: {
    type: 'object',
    required: ['reason', 'permanent', 'detail'],
    properties: {
      reason: { enum: REFUSAL_REASONS },
      permanent: {
        type: 'boolean',
        description: 'Whether the same bytes can never succeed.',
      },
      detail: { type: 'string' },
    },
  },
} as const
