import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('partnerships', '0002_calendar'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='CommitteeGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='committee_group', to='partnerships.partnercitypage', verbose_name='Partnerstadt')),
                ('collection', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.collection', verbose_name='Sammlung')),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='committee_group', to='auth.group', verbose_name='Gruppe')),
            ],
            options={
                'verbose_name': 'Gruppe eines Komitees',
                'verbose_name_plural': 'Gruppen der Komitees',
            },
        ),
    ]
