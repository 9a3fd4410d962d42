"""The public version says when it was raised last: what files tell as their last change."""

from django.db import migrations, models

FUNCTION = """
CREATE OR REPLACE FUNCTION foundation_raise_public_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Should the row be gone, a new one begins above every number that there was: no page is ever kept for good.
  INSERT INTO foundation_publicversion AS kept (id, number{column})
  VALUES (1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint{value})
  ON CONFLICT (id) DO UPDATE SET number = kept.number + 1{change};
  RETURN NULL;
END $$;
"""
WITH_TIME = FUNCTION.format(column=", changed_at", value=", clock_timestamp()", change=", changed_at = clock_timestamp()")
WITHOUT = FUNCTION.format(column="", value="", change="")


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_public_version")]
    operations = [
        migrations.AddField("publicversion", "changed_at", models.DateTimeField(null=True)),
        migrations.RunSQL(WITH_TIME, WITHOUT),
    ]
