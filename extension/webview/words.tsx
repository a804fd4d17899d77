/** A sentence whose pieces of text to write, between backticks, are set as such. */
export function Words({ text }: { readonly text: string }) {
  const pieces = text.split(/`([^`]+)`/);
  return <>{pieces.map((piece, place) => (place % 2 === 1 ? <code key={`${place} ${piece}`}>{piece}</code> : piece))}</>;
}
