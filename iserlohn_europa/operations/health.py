"""What has to work for the site to do all it promises: the answer of /readyz.

Who asks learns what works, and nothing of the machine. The names of the checks are the answer's.
"""

import asyncio
import dataclasses
import shutil

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from health_check import Cache, Database, HealthCheck
from health_check.exceptions import ServiceUnavailable
from health_check.views import HealthCheckView

from iserlohn_europa.delivery.store import STORE

from .scheduled import is_alive

# Somebody should be told before a backup or an upload fails for want of room.
LEAST_BYTES_FREE = 500 * 1024 * 1024


class OwnCheck(HealthCheck):
    """A check of ours: it asks in the thread of the request, over its connection."""

    async def run(self):
        if problem := await sync_to_async(self.problem)():
            raise ServiceUnavailable(problem)

    def problem(self) -> str:
        """What is wrong; empty if nothing is."""
        raise NotImplementedError


@dataclasses.dataclass
class Copies(OwnCheck):
    """Pages that were drawn are kept for the next reader."""

    def problem(self) -> str:
        return "No state of the site." if settings.KEEPS_COPIES and not STORE.state() else ""


@dataclasses.dataclass
class Disk(OwnCheck):
    """There is room for uploads, copies of pages and backups."""

    def problem(self) -> str:
        folders = [settings.DATA_DIR, *[settings.PAGES_DIR] * settings.KEEPS_COPIES]
        try:
            free = min(shutil.disk_usage(folder).free for folder in folders)
        except OSError as error:
            return str(error)
        return "" if free >= LEAST_BYTES_FREE else f"{free} bytes are free."


class CheckOfTheDatabase(OwnCheck):
    """What cannot be known while the database is away."""

    async def run(self):
        try:
            await super().run()
        except (DatabaseError, InterfaceError) as error:
            raise ServiceUnavailable("The database is away.") from error


@dataclasses.dataclass
class Migrations(CheckOfTheDatabase):
    """The database is as the code of this process wants it."""

    # What was applied stays so while this process lives, and looking takes a tenth of a second.
    are_applied = False

    def problem(self) -> str:
        if not self.are_applied:
            executor = MigrationExecutor(connection)
            targets = executor.loader.graph.leaf_nodes()
            type(self).are_applied = not executor.migration_plan(targets)
        return "" if self.are_applied else "Migrations are pending."


@dataclasses.dataclass
class Scheduler(CheckOfTheDatabase):
    """Somebody does what is to be done every minute."""

    def problem(self) -> str:
        return "" if is_alive(timezone.now()) else "No round has ended for long."


class Readiness(HealthCheckView):
    """200 if everything works, else 503; which check failed, but not why."""

    checks = (Database, Cache, Copies, Disk, Migrations, Scheduler)

    async def get(self, request):
        results = await asyncio.gather(*[check.get_result() for check in self.get_checks()])
        said = {
            type(result.check).__name__.lower(): "failed" if result.error else "ok"
            for result in results
        }
        return JsonResponse(said, status=503 if "failed" in said.values() else 200)


readiness = Readiness.as_view()
