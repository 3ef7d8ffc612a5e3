/** A page of any list. */
interface Page<Row> {
  items: Row[];
  nextCursor?: string | null;
}

/** All rows of a list, page after page; each page is read when its first row is asked for. */
export async function* pages<Row>(read: (cursor: string | undefined) => Promise<Page<Row>>): AsyncGenerator<Row, void> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
