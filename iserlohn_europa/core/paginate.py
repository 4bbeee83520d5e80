from django.core.paginator import Page, Paginator


def paginate(items, request, per_page: int, parameter: str = "seite", finish=list) -> Page:
    """One page of a long list, chosen by a query parameter; `finish` completes the items shown.

    A number that makes no sense leads to the nearest page that exists, as readers expect.
    """
    paginator = Paginator(items, per_page)
    page = paginator.get_page(request.GET.get(parameter))
    page.object_list = finish(page.object_list)
    page.parameter = parameter
    return page
