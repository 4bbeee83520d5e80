from .models import CarePreference


def roles_of(user) -> set[int]:
    """The contact roles somebody works for, as they say themselves."""
    return set(
        CarePreference.objects.filter(user=user, roles__isnull=False).values_list(
            "roles", flat=True
        )
    )
