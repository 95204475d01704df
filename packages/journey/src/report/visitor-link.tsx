/** Ids are long and begin with a time, so that neighbours differ at the end. */
export function shortId(anonymousId: string): string {
  return anonymousId.length > 12 ? `…${anonymousId.slice(-8)}` : anonymousId
}

/** A visitor's short name, linked to the timeline. */
export function VisitorLink({ basePath, anonymousId }: { basePath: string; anonymousId: string }) {
  return (
    <a
      class="id"
      href={`${basePath}/visitors/${encodeURIComponent(anonymousId)}`}
      title={anonymousId}
    >
      {shortId(anonymousId)}
    </a>
  )
}
