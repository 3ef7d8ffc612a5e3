package io.abmsuite.accounts.dataimport.kind;

/** SQL that notes what an import has changed, so that it can be taken back. */
final class Changes {

    private static final String NOTE = """
            insert into import_change as c (import_id, object_id, inserted, version, former, left_as)
            select %2$s, w.id, w.inserted, w.version,
                case when not w.inserted then (
                    select jsonb_object_agg(f.key, f.value) from jsonb_each(w.former) f
                    where f.value is distinct from w.left_as -> f.key) end,
                case when not w.inserted then (
                    select jsonb_object_agg(l.key, l.value) from jsonb_each(w.left_as) l
                    where l.value is distinct from w.former -> l.key) end
            from %1$s w
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
