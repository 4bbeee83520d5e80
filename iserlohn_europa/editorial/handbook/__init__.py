"""The handbook inside the admin: one task after the other, for whoever may do it."""

from .task import Picture, Task
from .tasks import TASKS

__all__ = ["TASKS", "Picture", "Task", "tasks_for"]


def tasks_for(user) -> list[Task]:
    """The tasks that somebody may do, in the order of the handbook."""
    return [task for task in TASKS if task.is_for(user)]
