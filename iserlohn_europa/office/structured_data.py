"""The office in the words of schema.org (https://schema.org/GovernmentOrganization)."""


def schema_organisation(page) -> dict:
    """The office as a page presents it, with the ways to reach it that the page names."""
    data = {"@type": "GovernmentOrganization", "name": page.title}
    if page.summary:
        data["description"] = page.summary
    role = page.contact_role
    if role and role.source.phone:
        data["telephone"] = role.phone_uri.removeprefix("tel:")
    if role and role.email:
        data["email"] = role.email
    if role and role.source.address:
        data["address"] = ", ".join(role.source.address.splitlines())
    return data
