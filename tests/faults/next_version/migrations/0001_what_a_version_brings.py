"""What the version before can live with: a column that may be empty, an index, a table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "__latest__"), ("wagtailcore", "__latest__")]

    operations = [
        migrations.CreateModel("Note", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunSQL(
            "ALTER TABLE office_standardpage ADD COLUMN next_version varchar(20) NULL",
            "ALTER TABLE office_standardpage DROP COLUMN next_version",
        ),
        migrations.RunSQL(
            "CREATE INDEX next_version ON wagtailcore_page (title)",
            "DROP INDEX next_version",
        ),
    ]
