/** What to do before the first touchpoint has arrived. */
export function EmptyState({ siteId, basePath }: { siteId: string; basePath: string }) {
  const tag = `<script defer src="https://your-collector.example/waymark.js" data-site="${siteId}"></script>`
  return (
    <section class="panel empty" aria-labelledby="empty-heading">
      <h2 id="empty-heading">No touchpoint yet</h2>
      <p>The map draws itself from what shoppers do. To get the first touchpoint:</p>
      <ol class="steps">
        <li>
          Put this line into the head of every page of the shop, with the address of this collector:
          <pre>
            <code>{tag}</code>
          </pre>
        </li>
        <li>Open the shop in a browser and look at a product.</li>
        <li>
          Watch it arrive in the <a href={`${basePath}/live`}>live view</a>, then come back here.
        </li>
      </ol>
    </section>
  )
}
