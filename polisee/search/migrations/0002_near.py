"""The nearest passages by the approximate index, looked at widely enough; readers' pages follow the index."""

from django.db import migrations

from polisee.foundation.public_version import raised_by

# `hnsw.ef_search` bounds how many neighbours the index gives (40 unless told). A function carries the setting with
# it, so that a search stays one round trip. Rows deleted and not yet vacuumed count too: the iterative scan (pgvector
# 0.8) goes on until enough are found. The cast loads the extension, which must know the settings by then.
NEAR = """
SELECT '[1]'::vector;
CREATE FUNCTION search_near(question vector, how_many integer) RETURNS SETOF bigint
LANGUAGE sql STABLE STRICT PARALLEL SAFE SET hnsw.ef_search = 200
SET hnsw.iterative_scan = strict_order AS $$
  SELECT id FROM search_passage ORDER BY meaning <#> question LIMIT how_many
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RunSQL(NEAR, "DROP FUNCTION search_near(vector, integer)"),
        raised_by("search_document"),
    ]
