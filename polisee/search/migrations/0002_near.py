"""The nearest passages by the approximate index, looked at widely enough; readers' pages follow the index."""

from django.db import migrations

from polisee.foundation.public_version import raised_by

# `hnsw.ef_search` bounds how many neighbours the index gives (40 unless told). A function carries the setting with
# it, so that a search stays one round trip. The cast loads the extension, which must know the setting by then.
NEAR = """
SELECT '[1]'::vector;
CREATE FUNCTION search_near(question vector, how_many integer) RETURNS SETOF bigint
LANGUAGE sql STABLE STRICT PARALLEL SAFE SET hnsw.ef_search = 200 AS $$
  SELECT id FROM search_passage ORDER BY meaning <#> question LIMIT how_many
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RunSQL(NEAR, "DROP FUNCTION search_near(vector, integer)"),
        raised_by("search_document"),
    ]
