package io.abmsuite.accounts.dataimport.kind;

/** SQL that notes what an import has changed, so that it can be taken back. */
final class Changes {

    private static final String NOTE = """
            insert into import_change as c (import_id, object_id, inserted, version, former, left_as)
            select %2$s, w.id, w.inserted, w.version, d.former, d.left_as
            from %1$s w left join lateral (
                select jsonb_object_agg(f.key, f.value) as former, jsonb_object_agg(l.key, l.value) as left_as
                from jsonb_each(w.former) f join jsonb_each(w.left_as) l using (key)
                where f.value is distinct from l.value) d on not w.inserted
            on conflict (import_id, object_id) do update set version = excluded.version,
                former = excluded.former || c.former, left_as = c.left_as || excluded.left_as
            """;

    private Changes() {}

    /**
     * Notes rows of a statement that has written them: id, version, inserted, former, left_as.
     *
     * @param written name of that part of the statement
     * @param importId parameter with the id of the import
     */
    static String note(String written, String importId) {
        return NOTE.formatted(written, importId);
    }
}
