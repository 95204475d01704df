export type { ConsentState, DropReason, Item } from '@waymark/protocol'
export { cleanUrl } from '@waymark/protocol'
export type { ConsentMode, Permission } from './consent.ts'
export type { Delivery } from './delivery.ts'
export type { DeviceStore, StoredEntry } from './device-store.ts'
export { createDeviceStore } from './device-store.ts'
export type { OwnVisitOptions } from './own-visit.ts'
export { isOwnVisit } from './own-visit.ts'
export type { LinkDecorationOptions } from './sources/link-decoration.ts'
export { linkDecoration } from './sources/link-decoration.ts'
export type {
  RecordOrigin,
  Source,
  SourceHost,
  VisitorIds,
} from './sources/source.ts'
export type { SourceMemory } from './sources/source-memory.ts'
export { type SturdyFetchOptions, sturdyFetch } from './sturdy-fetch.ts'
export type { TouchpointFields, TrackProps } from './to-touchpoint.ts'
export { createTracker } from './tracker.ts'
export type { CustomTypes, PropsOf, Tracker, TrackType } from './tracker-api.ts'
export type { BeforeSend, PlainTouchpoint, StageOption, TrackerOptions } from './tracker-options.ts'
export type { Fetch } from './transport.ts'
