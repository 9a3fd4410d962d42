"""Extensions, and the two trigger functions that other rooms' migrations use."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations
from pgvector.django import VectorExtension

FUNCTIONS = """
CREATE FUNCTION foundation_raise_public_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Should the row be gone, a new one begins above every number that there was: no page is ever kept for good.
  INSERT INTO foundation_publicversion AS kept (id, number) VALUES (1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
  ON CONFLICT (id) DO UPDATE SET number = kept.number + 1;
  RETURN NULL;
END $$;
CREATE FUNCTION foundation_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('polisee.allow_erasure', true) = 'on' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never edited or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
INSERT INTO foundation_publicversion (id, number) VALUES (1, 1);
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        VectorExtension(),
        migrations.RunSQL(
            FUNCTIONS, "DROP FUNCTION foundation_raise_public_version; DROP FUNCTION foundation_refuse_change;"
        ),
    ]
